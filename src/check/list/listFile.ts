import { readFile, stat } from 'node:fs/promises';

/** A job takes 2 MB (contracts: checker, POST /api/check); a list of any notation may be longer than what it becomes. */
const LARGEST_BYTES = 16 * 1024 * 1024;

/** A list of proxies from disk, at most 16 MiB. A device or a pipe, which may never end, is none. */
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
