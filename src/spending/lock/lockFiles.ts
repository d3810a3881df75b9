import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a lock asks of a folder. Each rejects with the disk's own error. */
export interface LockFiles {
  /** Makes the folder when missing. */
  names(): Promise<readonly string[]>;
  /** `undefined` where there is no such file. */
  read(name: string): Promise<string | undefined>;
  /** False where the name is taken: of several that try, one makes the file. */
  create(name: string, text: string): Promise<boolean>;
  /** Writes over the beginning of a file. */
  overwrite(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A folder of this machine. A file appears there whole; where the file system knows no links, first empty. */
export function lockFolder(folder: string, linkFile: typeof link = link): LockFiles {
  return {
    async names() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return readdir(folder);
    },
    read: (name) => unless('ENOENT', readFile(join(folder, name), 'utf8')),
    async create(name, text) {
      const file = join(folder, name);
      const temporary = join(folder, `.${name}.${randomUUID()}.tmp`);
      await writeNew(temporary, text);
      try {
        await linkFile(temporary, file);
        return true;
      } catch (error) {
        return !hasCode(error, 'EEXIST') && (await unless('EEXIST', writeNew(file, text))) !== undefined;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async overwrite(name, text) {
      const handle = await open(join(folder, name), 'r+');
      try {
        await handle.writeFile(text);
      } finally {
        await handle.close();
      }
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}

async function writeNew(file: string, text: string): Promise<true> {
  await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  return true;
}

async function unless<T>(code: string, result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (hasCode(error, code)) {
      return undefined;
    }
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
