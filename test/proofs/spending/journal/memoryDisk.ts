import { dirname } from 'node:path';
import type { FilePort, OpenFile } from '../../../../src/spending/journal/files.js';

interface Content {
  bytes: Buffer;
  /** So many of the bytes are durable. */
  syncedBytes: number;
}

type Entries = Map<string, Content | 'folder'>;

/** A change of what folders hold; a rename counts in both and is never half done. */
interface Change {
  readonly folders: readonly string[];
  readonly apply: (entries: Entries) => void;
}

/** What a power cut leaves of what was not synced. */
export interface Losses {
  /** Whether the next change of a folder survives. */
  readonly isKept: () => boolean;
  /** How many of so many bytes survive. */
  readonly keptBytes: (of: number) => number;
  /** Whether the file keeps its length, with zeros for what is lost. */
  readonly isZeroed: () => boolean;
}

class PowerCut extends Error {}

/** A disk in memory that forgets what was not synced when its power is cut. */
export class MemoryDisk implements FilePort {
  #entries: Entries = new Map();
  #durable: Entries = new Map();
  #pending: Change[] = [];
  /** Operations until the power is cut. */
  stepsLeft = Infinity;

  constructor(private readonly honours: { readonly file: boolean; readonly folder: boolean }) {}

  /** The files there are, by path. */
  get contents(): ReadonlyMap<string, Uint8Array> {
    return new Map(
      [...this.#entries].flatMap(([path, entry]) =>
        entry === 'folder' ? [] : [[path, entry.bytes] as const],
      ),
    );
  }

  /** Exactly these files, durably. */
  load(contents: ReadonlyMap<string, Uint8Array>): void {
    this.#entries = new Map(
      [...contents].map(([path, bytes]) => [path, { bytes: Buffer.from(bytes), syncedBytes: bytes.length }]),
    );
    this.#pending = [];
  }

  /** What the machine finds when it starts again. */
  restart({ isKept, keptBytes, isZeroed }: Losses): void {
    for (const change of this.#pending.filter(isKept)) {
      change.apply(this.#durable);
    }
    for (const entry of new Set(this.#durable.values())) {
      if (entry !== 'folder') {
        const kept = entry.syncedBytes + keptBytes(entry.bytes.length - entry.syncedBytes);
        const lost = isZeroed() ? Buffer.alloc(entry.bytes.length - kept) : Buffer.alloc(0);
        entry.bytes = Buffer.concat([entry.bytes.subarray(0, kept), lost]);
        entry.syncedBytes = entry.bytes.length;
      }
    }
    const isReachable = (path: string): boolean =>
      path === '/' || (this.#durable.has(path) && isReachable(dirname(path)));
    this.#durable = new Map([...this.#durable].filter(([path]) => isReachable(path)));
    this.#entries = new Map(this.#durable);
    this.#pending = [];
    this.stepsLeft = Infinity;
  }

  async makeFolder(folder: string): Promise<void> {
    if (folder === '/' || this.#entries.has(folder)) {
      return;
    }
    await this.makeFolder(dirname(folder));
    await this.#step();
    this.#change([dirname(folder)], (entries) => entries.set(folder, 'folder'));
  }

  async names(folder: string): Promise<readonly string[]> {
    await this.#step();
    return [...this.#entries.keys()]
      .filter((path) => dirname(path) === folder)
      .map((path) => path.slice(folder.length + 1));
  }

  async read(file: string): Promise<Uint8Array | undefined> {
    await this.#step();
    return this.#content(file)?.bytes;
  }

  async create(file: string): Promise<OpenFile> {
    await this.#step();
    if (this.#entries.has(file) || !this.#entries.has(dirname(file))) {
      throw new Error(`No new file can have the name ${file}`);
    }
    const content: Content = { bytes: Buffer.alloc(0), syncedBytes: 0 };
    this.#change([dirname(file)], (entries) => entries.set(file, content));
    return this.#opened(content);
  }

  async openToAppend(file: string): Promise<OpenFile | undefined> {
    await this.#step();
    const content = this.#content(file);
    return content && this.#opened(content);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step();
    const content = this.#content(from);
    if (content === undefined || !this.#entries.has(dirname(to))) {
      throw new Error(`${from} cannot become ${to}`);
    }
    this.#change([dirname(from), dirname(to)], (entries) => {
      entries.set(to, content);
      if (entries.get(from) === content) {
        entries.delete(from);
      }
    });
  }

  async remove(file: string): Promise<void> {
    await this.#step();
    this.#change([dirname(file)], (entries) => entries.delete(file));
  }

  async syncFolder(folder: string): Promise<void> {
    await this.#step();
    if (this.honours.folder) {
      for (const change of this.#pending.filter(({ folders }) => folders.includes(folder))) {
        change.apply(this.#durable);
      }
      this.#pending = this.#pending.filter(({ folders }) => !folders.includes(folder));
    }
  }

  #opened(content: Content): OpenFile {
    return {
      write: async (bytes) => {
        await this.#step();
        content.bytes = Buffer.concat([content.bytes, bytes]);
      },
      sync: async () => {
        await this.#step();
        if (this.honours.file) {
          content.syncedBytes = content.bytes.length;
        }
      },
      close: () => this.#step(),
    };
  }

  #content(file: string): Content | undefined {
    const entry = this.#entries.get(file);
    return entry === 'folder' ? undefined : entry;
  }

  #change(folders: readonly string[], apply: Change['apply']): void {
    apply(this.#entries);
    this.#pending.push({ folders, apply });
  }

  #step(): Promise<void> {
    this.stepsLeft -= 1;
    return this.stepsLeft < 0 ? Promise.reject(new PowerCut()) : Promise.resolve();
  }
}
