import { constants, type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';

/**
 * What the journal asks of a disk: few enough operations that a test can put a disk beneath it which
 * loses everything that was not synced. Each rejects with the disk's own error.
 */
export interface FilePort {
  /** Makes the folder and those above it; one that is there is as good. */
  makeFolder(folder: string): Promise<void>;
  /** What the folder holds; nothing where there is no such folder. */
  names(folder: string): Promise<readonly string[]>;
  /** `undefined` where there is no such file. */
  read(file: string): Promise<Uint8Array | undefined>;
  /** Rejects where the name is taken. */
  create(file: string): Promise<OpenFile>;
  /** What is written goes to the end of the file. `undefined` where there is no such file. */
  openToAppend(file: string): Promise<OpenFile | undefined>;
  /** Replaces what has the name `to`. */
  rename(from: string, to: string): Promise<void>;
  /** A file that is gone is as good. */
  remove(file: string): Promise<void>;
  /** Makes durable which files the folder holds, where the platform knows how. */
  syncFolder(folder: string): Promise<void>;
}

export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves once what was written would survive a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The disk of this machine. Files and folders are the user's alone. */
export const nodeFiles: FilePort = {
  async makeFolder(folder) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  },
  async names(folder) {
    return (await unlessMissing(readdir(folder))) ?? [];
  },
  read: (file) => unlessMissing(readFile(file)),
  async create(file) {
    return openFile(await open(file, 'wx', 0o600));
  },
  async openToAppend(file) {
    const handle = await unlessMissing(open(file, constants.O_WRONLY | constants.O_APPEND));
    return handle && openFile(handle);
  },
  rename,
  remove: (file) => rm(file, { force: true }),
  async syncFolder(folder) {
    // Windows opens no folder as a file, and makes renames durable by itself.
    if (process.platform === 'win32') {
      return;
    }
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

function openFile(handle: FileHandle): OpenFile {
  return {
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
