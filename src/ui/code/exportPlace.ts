import * as l10n from '@vscode/l10n';
import { lstat, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { linkSafe } from '../../core/plainText.js';
import { Refusal } from '../commands/context.js';
import { gitState } from '../editor/git.js';

/**
 * Where an export goes, or undefined when cancelled. An argument's path counts inside the workspace, where a
 * file that is there is asked for; any other is a suggestion to the dialog, which asks that itself.
 */
export async function exportPlace(wanted: string | undefined, name: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;
  const file = wanted === undefined ? undefined : path.resolve(folder ?? homedir(), wanted);
  if (file !== undefined && (await isInsideWorkspace(file))) {
    return (await isFree(file)) || (await mayReplace(file)) ? file : undefined;
  }
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Save proxies'),
    defaultUri: vscode.Uri.file(file ?? path.join(folder ?? homedir(), name)),
  });
  if (uri && uri.scheme !== 'file') {
    throw new Refusal(l10n.t('Choose a folder on this machine.'));
  }
  return uri?.fsPath;
}

/** Whether git would commit what is written there, as far as it can be told. */
export async function isCommitted(file: string): Promise<boolean> {
  const state = vscode.workspace.isTrusted ? await gitState(file) : 'unknown';
  return state !== 'ignored' && state !== 'none';
}

/** How a person knows the file: from the workspace on, where it is in one. */
export function placeName(file: string): string {
  return linkSafe(vscode.workspace.asRelativePath(file));
}

/** Below a trusted workspace's folder, through no link that leads out of it, and in no folder of settings. */
async function isInsideWorkspace(file: string): Promise<boolean> {
  const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
  for (const { uri } of folders.filter((folder) => folder.uri.scheme === 'file')) {
    const [root, parent] = await Promise.all([real(uri.fsPath), real(path.dirname(file))]);
    const way = root !== undefined && parent !== undefined ? path.relative(root, parent) : '..';
    const parts = [...way.split(path.sep), path.basename(file)];
    if (!path.isAbsolute(way) && parts.every((part) => !part.startsWith('.'))) {
      return true;
    }
  }
  return false;
}

function real(folder: string): Promise<string | undefined> {
  return realpath(folder).catch(() => undefined);
}

function isFree(file: string): Promise<boolean> {
  return lstat(file).then(
    () => false,
    () => true,
  );
}

async function mayReplace(file: string): Promise<boolean> {
  const replace = l10n.t('Replace');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Replace {0}?', placeName(file)),
    { modal: true, detail: l10n.t('The file is there already. What it holds is lost.') },
    replace,
  );
  return answer === replace;
}
