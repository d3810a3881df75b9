import { readFile, stat } from 'node:fs/promises';

/** A million lines of any notation fit in it. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** A list of proxies from disk, at most 64 MiB. A device or a pipe, which may never end, is none. */
export async function listFile(file: string): Promise<Uint8Array | 'tooLarge' | 'unreadable'> {
  try {
    const found = await stat(file);
    if (!found.isFile()) {
      return 'unreadable';
    }
    return found.size > LARGEST_BYTES ? 'tooLarge' : await readFile(file);
  } catch {
    return 'unreadable';
  }
}
