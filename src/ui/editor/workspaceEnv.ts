import * as vscode from 'vscode';
import { documentHome } from './documentHome.js';
import { type EnvFile, EnvRefusedError, readEnvFile, writeEnvFile, writeIgnoreFile } from './envFile.js';
import { type DefinitionsOf, type EnvPlan, ignoring, planEnv, type WritePlan } from './envPlan.js';

/**
 * The folder whose `.env` is meant for a document: its workspace folder, or the first one while the
 * document has no place of its own. Undefined where that is not on a disk this process reaches.
 */
export function envFolder(document: vscode.TextDocument): string | undefined {
  const uri = documentHome(document);
  const folder =
    uri.scheme === 'untitled'
      ? vscode.workspace.workspaceFolders?.[0]
      : vscode.workspace.getWorkspaceFolder(uri);
  return folder?.uri.scheme === 'file' ? folder.uri.fsPath : undefined;
}

/** Plans for the folder's `.env`; what cannot be read becomes a refusal. */
export async function plannedEnv(
  folder: string | undefined,
  definitionsOf: DefinitionsOf,
  suggestedVariable: string,
  options?: { readonly replaces: boolean },
): Promise<EnvPlan> {
  try {
    return planEnv(await currentEnv(folder), definitionsOf, suggestedVariable, options);
  } catch (error) {
    if (error instanceof EnvRefusedError) {
      return { kind: 'refuse', variable: suggestedVariable, reason: error.reason };
    }
    throw error;
  }
}

/**
 * Gives the variables their values in the folder's `.env` as planned, after making sure that git ignores the
 * file. A `.env` with unsaved changes gets one more, and `isUnsaved` tells so. Throws an EnvRefusedError.
 */
export async function writeVariables(
  folder: string | undefined,
  definitionsOf: DefinitionsOf,
  { variable, replaced }: WritePlan,
): Promise<{ readonly path: string; readonly isUnsaved: boolean }> {
  const file = await currentEnv(folder);
  const replaces = replaced !== undefined;
  const plan = planEnv(file, definitionsOf, variable, { replaces });
  if (plan.kind === 'refuse') {
    throw new EnvRefusedError(plan.reason);
  }
  if (plan.variable !== variable || (replaces && file.text !== replaced)) {
    throw new EnvRefusedError('changed');
  }
  if (plan.kind === 'write') {
    await store(file, plan);
  }
  return { path: file.path, isUnsaved: unsavedDocument(file.path) !== undefined };
}

/**
 * Replaces the text of a `.env` that `currentEnv` read, as `writeVariables` does. True where it has unsaved
 * changes, one of them this. Throws an EnvRefusedError.
 */
export async function rewriteEnv(file: EnvFile, text: string): Promise<boolean> {
  if (file.git === 'tracked') {
    throw new EnvRefusedError('tracked');
  }
  await store(file, { text, ...ignoring(file) });
  return unsavedDocument(file.path) !== undefined;
}

async function store(
  file: EnvFile,
  { text, ignoreText }: { readonly text: string; readonly ignoreText?: string },
): Promise<void> {
  if (ignoreText !== undefined) {
    await writeIgnoreFile(file, ignoreText);
  }
  const unsaved = unsavedDocument(file.path);
  await (unsaved === undefined ? writeEnvFile(file, text) : replaceText(unsaved, text));
}

/** The `.env` as a person sees it: what is unsaved in an editor counts. Throws an EnvRefusedError. */
export async function currentEnv(folder: string | undefined): Promise<EnvFile> {
  if (!vscode.workspace.isTrusted) {
    throw new EnvRefusedError('untrusted');
  }
  if (folder === undefined) {
    throw new EnvRefusedError('noFolder');
  }
  const file = await readEnvFile(folder);
  const unsaved = unsavedDocument(file.path);
  return unsaved === undefined ? file : { ...file, text: unsaved.getText() };
}

function unsavedDocument(file: string): vscode.TextDocument | undefined {
  const wanted = vscode.Uri.file(file).toString();
  return vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === wanted,
  );
}

async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new EnvRefusedError('unwritable');
  }
}
