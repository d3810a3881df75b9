import { setImmediate as nextTurn } from 'node:timers/promises';
import * as vscode from 'vscode';
import { globMatcher } from '../../leaks/globs.js';
import type { LeakIndex } from '../../leaks/leakIndex.js';
import type { Settings } from '../settings.js';

/** A long text is looked at in pieces, each half as long as a frame. */
const PIECE_MS = 8;

/** Tells which files the settings of a place leave out. */
export function exclusion(place: vscode.Uri, settings: Settings): (file: vscode.Uri) => boolean {
  const isExcluded = globMatcher(settings.leakExclusions(place));
  return (file) => isExcluded(vscode.workspace.asRelativePath(file, false));
}

/** Has the index know which lines an edit has put in the place of which. */
export function followEdits(
  index: LeakIndex,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): void {
  for (const { range, text } of changes) {
    index.replaceLines(range.start.line, range.end.line + 1, text.split(/\r\n|\r|\n/).length);
  }
}

/** Looks at what is pending of a text, with pauses; false where the signal ended that. */
export async function lookThrough(
  index: LeakIndex,
  lineAt: (line: number) => string,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const until = performance.now() + PIECE_MS;
    if (index.look(lineAt, () => performance.now() < until)) {
      return true;
    }
    await nextTurn();
  }
  return false;
}
