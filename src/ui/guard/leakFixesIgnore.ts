import * as vscode from 'vscode';
import { IGNORE_MARK } from '../../leaks/ignored.js';
import { languageOf } from '../../snippets/languages.js';
import { documentHome } from '../editor/documentHome.js';

/** Comments of languages in which no proxy is written, and that have no such thing as one to the line's end. */
const BLOCK_COMMENTS: Readonly<Record<string, readonly [string, string]>> = {
  ...entries(['html', 'xml', 'xsl', 'markdown', 'vue', 'svelte'], ['<!--', '-->']),
  ...entries(['css', 'scss', 'less'], ['/*', '*/']),
};
const LINE_COMMENTS: Readonly<Record<string, string>> = {
  ...entries(['sql', 'lua', 'haskell'], '--'),
  ...entries(['swift', 'dart', 'scala', 'objective-c', 'objective-cpp', 'proto'], '//'),
  bat: 'REM',
};

/** Where a line cannot take a comment at its end: it goes on, or its end means something. */
const ABOVE = ['bat', 'dotenv', 'plaintext', 'properties', 'ini', 'http', 'rest', 'markdown', 'yaml'];

/** Says by a comment that the line's credential is known: at its end, or above it where that would be text. */
export function ignoreEdit(document: vscode.TextDocument, line: number): vscode.WorkspaceEdit {
  const { text, range, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
  const comment = commentOf(document);
  const edit = new vscode.WorkspaceEdit();
  if (ABOVE.includes(document.languageId) || text.endsWith('\\')) {
    const indent = text.slice(0, firstNonWhitespaceCharacterIndex);
    const newline = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    edit.insert(document.uri, range.start, `${indent}${comment}${newline}`);
  } else {
    edit.insert(document.uri, range.end, ` ${comment}`);
  }
  return edit;
}

function commentOf(document: vscode.TextDocument): string {
  const { languageId } = document;
  const block = BLOCK_COMMENTS[languageId];
  if (block) {
    return `${block[0]} ${IGNORE_MARK} ${block[1]}`;
  }
  const own = languageOf(languageId, documentHome(document).path).comment;
  return `${LINE_COMMENTS[languageId] ?? own ?? '#'} ${IGNORE_MARK}`;
}

function entries<T>(languages: readonly string[], comment: T): Readonly<Record<string, T>> {
  return Object.fromEntries(languages.map((language) => [language, comment]));
}
