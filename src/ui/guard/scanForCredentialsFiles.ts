import * as vscode from 'vscode';
import type { Settings } from '../settings.js';
import { gitOutput } from '../editor/git.js';
import { exclusion } from './leakDiagnosticsLook.js';
import { type FoundFile, foundIn, type ScanProgress, type ScanResult } from './scanForCredentialsFound.js';

const LARGEST_BYTES = 5 * 1024 * 1024;
/** A text has no zero byte; looked for where git looks for it. */
const LOOKED_AT_BYTES = 8_000;

/** Looks through the files of the workspace that are neither excluded nor ignored by git. */
export async function scanFiles(
  settings: Settings,
  signal: AbortSignal,
  progress: ScanProgress,
): Promise<ScanResult> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const uris = (await Promise.all(folders.map((folder) => filesOf(folder, settings, signal)))).flat();
  const files: FoundFile[] = [];
  let looked = 0;
  let skipped = 0;
  for (const uri of uris) {
    if (signal.aborted) {
      break;
    }
    const text = await textOf(uri);
    if (text === undefined) {
      skipped += 1;
    } else {
      looked += 1;
      const found = await foundIn(text, signal);
      if (found.length > 0) {
        files.push({ uri, found });
      }
    }
    progress(looked + skipped, uris.length);
  }
  return { files, looked, skipped };
}

async function filesOf(
  folder: vscode.WorkspaceFolder,
  settings: Settings,
  signal: AbortSignal,
): Promise<readonly vscode.Uri[]> {
  const globs = settings.leakExclusions(folder.uri);
  const token = new vscode.CancellationTokenSource();
  signal.addEventListener('abort', () => {
    token.cancel();
  });
  const all = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '**/*'),
    globs.length === 0 ? undefined : new vscode.RelativePattern(folder, `{${globs.join(',')}}`),
    undefined,
    token.token,
  );
  const isExcluded = exclusion(folder.uri, settings);
  const kept = all.filter((uri) => !isExcluded(uri));
  const ignored = await ignoredOf(folder, kept, signal);
  return kept.filter((uri) => !ignored.has(uri.fsPath));
}

/** Those that git would not commit; none where git may not run or knows of no repository. */
async function ignoredOf(
  folder: vscode.WorkspaceFolder,
  uris: readonly vscode.Uri[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  if (!vscode.workspace.isTrusted || folder.uri.scheme !== 'file' || uris.length === 0) {
    return new Set();
  }
  const input = uris.map(({ fsPath }) => `${fsPath}\0`).join('');
  const output = await gitOutput(folder.uri.fsPath, ['check-ignore', '-z', '--stdin'], { input, signal });
  return new Set(output?.split('\0'));
}

/** The file as an editor shows it, where one does; undefined where it is no text to look at. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) {
    return open.getText();
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST_BYTES) {
      return undefined;
    }
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.subarray(0, LOOKED_AT_BYTES).includes(0) ? undefined : new TextDecoder().decode(bytes);
  } catch {
    // gone in the meantime, or not ours to read
    return undefined;
  }
}
