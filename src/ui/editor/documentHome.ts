import path from 'node:path';
import * as vscode from 'vscode';
import { linkSafe } from '../../core/plainText.js';

/** Where a document is kept: a notebook's cell has no place but its notebook's. */
export function documentHome(document: vscode.TextDocument): vscode.Uri {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some((cell) => cell.document === document),
  );
  return notebook?.uri ?? document.uri;
}

/** What a person knows a document by, in any message: its file's name, or the title of an untitled one. */
export function documentName(document: vscode.TextDocument): string {
  return linkSafe(path.posix.basename(documentHome(document).path));
}
