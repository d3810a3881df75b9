import * as vscode from 'vscode';
import type { Secret } from '../../core/secret.js';
import {
  type EnvFile,
  type EnvRefusal,
  EnvRefusedError,
  readEnvFile,
  writeEnvFile,
  writeIgnoreFile,
} from './envFile.js';
import { ignoring } from './envPlan.js';

/** What it takes for a file beside `.env` to hold the URLs of a pool. */
export type PoolFilePlan =
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'write';
      readonly file: EnvFile;
      readonly text: Secret;
      /** The file holds something else. */
      readonly isReplaced: boolean;
      /** What the `.gitignore` beside it must say first. */
      readonly ignoreText?: string;
    }
  | { readonly kind: 'refuse'; readonly reason: EnvRefusal };

/** Plans for a file of the folder, which git must ignore as it does `.env`; what cannot be read is a refusal. */
export async function plannedPoolFile(
  folder: string | undefined,
  { path, text }: { readonly path: string; readonly text: Secret },
): Promise<PoolFilePlan> {
  if (!vscode.workspace.isTrusted) {
    return { kind: 'refuse', reason: 'untrusted' };
  }
  if (folder === undefined) {
    return { kind: 'refuse', reason: 'noFolder' };
  }
  try {
    const file = await readEnvFile(folder, path);
    if (file.git === 'tracked') {
      return { kind: 'refuse', reason: 'tracked' };
    }
    return file.text === fileText(text)
      ? { kind: 'keep' }
      : { kind: 'write', file, text, isReplaced: file.text.trim() !== '', ...ignoring(file) };
  } catch (error) {
    if (error instanceof EnvRefusedError) {
      return { kind: 'refuse', reason: error.reason };
    }
    throw error;
  }
}

/** Writes the file after git has been told to ignore it. Throws an EnvRefusedError. */
export async function writePoolFile({
  file,
  text,
  ignoreText,
}: Extract<PoolFilePlan, { kind: 'write' }>): Promise<void> {
  if (ignoreText !== undefined) {
    await writeIgnoreFile(file, ignoreText);
  }
  await writeEnvFile(file, fileText(text));
}

function fileText(text: Secret): string {
  return `${text.expose()}\n`;
}
