import * as l10n from '@vscode/l10n';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { listFile } from '../../check/list/listFile.js';
import { readList } from '../../check/list/readList.js';
import { plainText } from '../../core/plainText.js';
import type { CommandArguments } from '../commands/arguments.js';
import { Refusal } from '../commands/context.js';
import type { CheckedSource } from './checkedSource.js';
import type { RunSource } from './runs.js';

export type TextSource = NonNullable<CommandArguments['source']>;

/**
 * The list that stands in the editor, on the clipboard or in files; undefined where the person closed the dialog.
 *
 * @throws Refusal where it is not there or too large
 */
export async function textSource(
  source: TextSource,
  { file, files }: Pick<CommandArguments, 'file' | 'files'>,
): Promise<CheckedSource | undefined> {
  switch (source) {
    case 'clipboard':
      return textOf(l10n.t('Clipboard'), await vscode.env.clipboard.readText());
    case 'file': {
      const chosen = files ?? (file === undefined ? await chosenFiles() : [file]);
      return chosen && fileSource(chosen);
    }
    case 'selection':
      return selectionSource(openEditor());
    case 'document': {
      const { document } = openEditor();
      return documentSource(document);
    }
  }
}

/** The list in these files, together. A path that is not absolute counts from the workspace. */
export async function fileSource(files: readonly string[]): Promise<CheckedSource> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;
  const paths = files.map((file) => path.resolve(folder ?? homedir(), file));
  const texts: Uint8Array[] = [];
  for (const each of paths) {
    texts.push(await fileBytes(each));
  }
  const [first = ''] = paths;
  const title = plainText(path.basename(first));
  return {
    title: paths.length === 1 ? title : l10n.t('{0} and {1} more', title, paths.length - 1),
    source: paths.length === 1 ? { kind: 'file', path: first } : { kind: 'files', paths },
    read: (options) => readList(texts, options),
    accounts: [],
    memoryName: paths.join('\n'),
  };
}

/** A text that was dropped, pasted or selected. */
export function textOf(title: string, text: string, memoryName?: string): CheckedSource {
  const bytes = new TextEncoder().encode(text);
  return {
    title: plainText(title),
    source: { kind: 'text' },
    read: (options) => readList(bytes, options),
    accounts: [],
    ...(memoryName !== undefined && { memoryName }),
  };
}

/** All that is selected, each selection on lines of its own. */
function selectionSource({ document, selections }: vscode.TextEditor): CheckedSource {
  const selected = selections.filter(({ isEmpty }) => !isEmpty);
  if (selected.length === 0) {
    return documentSource(document);
  }
  const text = selected.map((selection) => document.getText(selection)).join('\n');
  return textOf(l10n.t('Selection in {0}', nameOf(document)), text, document.uri.toString());
}

/** What is not saved counts too; a saved file can be read again after a reload. */
function documentSource(document: vscode.TextDocument): CheckedSource {
  const { uri, isDirty } = document;
  const source: RunSource =
    uri.scheme === 'file' && !isDirty ? { kind: 'file', path: uri.fsPath } : { kind: 'text' };
  const memoryName = uri.scheme === 'file' ? uri.fsPath : uri.toString();
  return { ...textOf(nameOf(document), document.getText(), memoryName), source };
}

function nameOf({ uri }: vscode.TextDocument): string {
  return path.posix.basename(uri.path);
}

function openEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    throw new Refusal(l10n.t('Open the list in an editor first.'));
  }
  return editor;
}

async function chosenFiles(): Promise<readonly string[] | undefined> {
  const uris = await vscode.window.showOpenDialog({
    title: l10n.t('Lists of proxies'),
    canSelectMany: true,
  });
  return uris?.map(({ fsPath }) => fsPath);
}

async function fileBytes(file: string): Promise<Uint8Array> {
  const bytes = await listFile(file);
  switch (bytes) {
    case 'tooLarge':
      throw new Refusal(l10n.t('{0} is larger than 64 MB. Split it first.', plainText(file)));
    case 'unreadable':
      throw new Refusal(l10n.t('{0} cannot be read.', plainText(file)));
    default:
      return bytes;
  }
}
