import type * as vscode from 'vscode';
import { isIgnored } from '../../leaks/ignored.js';
import type { Leak } from '../../leaks/leak.js';
import { LeakIndex } from '../../leaks/leakIndex.js';
import { lookThrough } from './leakDiagnosticsLook.js';

/** A file that holds credentials, each with its line from 0. */
export interface FoundFile {
  readonly uri: vscode.Uri;
  readonly found: readonly { readonly line: number; readonly leak: Leak }[];
}

export interface ScanResult {
  /** Those that hold some. */
  readonly files: readonly FoundFile[];
  /** How many were looked at. */
  readonly looked: number;
  /** How many were not: binary, too large or unreadable. */
  readonly skipped: number;
}

/** Told how many files are done, of how many. */
export type ScanProgress = (done: number, all: number) => void;

/** The credentials of a text that no comment says to be known; other work gets its turn in between. */
export async function foundIn(text: string, signal: AbortSignal): Promise<FoundFile['found']> {
  const lines = text.split(/\r\n|\r|\n/);
  const index = new LeakIndex(lines.length);
  const lineAt = (line: number) => lines[line] ?? '';
  await lookThrough(index, lineAt, signal);
  return index.found
    .filter(({ line }) => !isIgnored(lineAt(line), lines[line - 1]))
    .flatMap(({ line, leaks }) => leaks.map((leak) => ({ line, leak })));
}
