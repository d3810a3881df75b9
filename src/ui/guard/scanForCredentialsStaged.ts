import * as l10n from '@vscode/l10n';
import path from 'node:path';
import * as vscode from 'vscode';
import { leaksIn } from '../../leaks/detect.js';
import { isIgnored } from '../../leaks/ignored.js';
import { type StagedLine, stagedLines } from '../../leaks/stagedLines.js';
import { Refusal } from '../commands/context.js';
import { gitOutput } from '../editor/git.js';
import type { Settings } from '../settings.js';
import { exclusion } from './leakDiagnosticsLook.js';
import type { FoundFile, ScanResult } from './scanForCredentialsFound.js';

const STAGED = [
  ...['-c', 'core.quotepath=off', 'diff', '--cached', '--unified=0', '--no-prefix', '--no-color'],
  ...['--no-ext-diff', '--no-textconv', '--no-renames', '--relative', '--diff-filter=d'],
];

/** Looks through the lines that the next commit adds. Throws a Refusal where git may not or cannot tell. */
export async function scanStaged(settings: Settings, signal: AbortSignal): Promise<ScanResult> {
  if (!vscode.workspace.isTrusted) {
    throw new Refusal(
      l10n.t('The workspace is restricted, so git is not run. Trust it, then scan what is staged.'),
    );
  }
  const folders = vscode.workspace.workspaceFolders?.filter(({ uri }) => uri.scheme === 'file') ?? [];
  const results = await Promise.all(
    folders.map(async ({ uri }) => {
      const diff = await gitOutput(uri.fsPath, STAGED, { signal });
      return diff === undefined ? undefined : scanDiff(uri, diff, settings);
    }),
  );
  const told = results.filter((result) => result !== undefined);
  if (told.length === 0 && !signal.aborted) {
    throw new Refusal(l10n.t('Git could not tell what is staged in this workspace.'));
  }
  return {
    files: told.flatMap(({ files }) => files),
    looked: told.reduce((sum, { looked }) => sum + looked, 0),
    skipped: told.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}

function scanDiff(folder: vscode.Uri, diff: string, settings: Settings): ScanResult {
  const byPath = new Map<string, StagedLine[]>();
  for (const staged of stagedLines(diff)) {
    const lines = byPath.get(staged.path) ?? [];
    byPath.set(staged.path, lines);
    lines.push(staged);
  }
  const isExcluded = exclusion(folder, settings);
  const looked = [...byPath].filter(
    ([file]) => isEnv(file) || !isExcluded(vscode.Uri.joinPath(folder, file)),
  );
  const files = looked
    .map(([file, lines]): FoundFile => ({
      uri: vscode.Uri.joinPath(folder, file),
      found: lines.flatMap((staged, at) => foundOn(staged, lines[at - 1])),
    }))
    .filter(({ found }) => found.length > 0);
  const skipped = diff.match(/^Binary files /gm)?.length ?? 0;
  return { files, looked: looked.length, skipped };
}

/** A `.env` is left out as long as git leaves it out: what is staged of one is what the scan is for. */
function isEnv(file: string): boolean {
  return path.posix.basename(file).startsWith('.env');
}

function foundOn({ line, text }: StagedLine, before: StagedLine | undefined): FoundFile['found'] {
  const above = before?.line === line - 1 ? before.text : undefined;
  return isIgnored(text, above) ? [] : leaksIn(text).map((leak) => ({ line, leak }));
}
