import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Secret } from '../../core/secret.js';

const PRIVATE_MODE = 0o600;
const COMMON_MODE = 0o644;

/** Puts the text on the clipboard; the person has agreed to what it holds. */
export function copyText(text: Secret): Thenable<void> {
  return vscode.env.clipboard.writeText(text.expose());
}

/**
 * Writes the pieces one after the other; the file appears, or is replaced, only when whole. With `isPrivate`
 * it is its owner's alone. Rejects with the file system's error, or the signal's reason.
 */
export async function writePieces(
  file: string,
  pieces: Iterable<Secret>,
  { isPrivate, signal }: { readonly isPrivate: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx', isPrivate ? PRIVATE_MODE : COMMON_MODE);
    try {
      for (const text of texts(pieces)) {
        signal.throwIfAborted();
        await handle.writeFile(text);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    signal.throwIfAborted();
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

function* texts(pieces: Iterable<Secret>): Generator<string> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece.expose();
    if (gathered.length >= WRITTEN_AT_ONCE) {
      yield gathered;
      gathered = '';
    }
  }
  yield gathered;
}

const WRITTEN_AT_ONCE = 64 * 1024;
