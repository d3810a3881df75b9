import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckList } from '../list/checkList.js';
import type { ResultColumns } from '../results.js';
import { formatColumns, parseColumns } from './columnFile.js';
import { keptList, listFrom } from './keptList.js';
import { keptResults, resultsFrom } from './keptResults.js';
import { formatRunRecord, parseRunRecord, type RunRecord } from './runRecord.js';

const RECORD = 'run.json';
const LIST = 'list.bin';
const RESULTS = 'results.bin';
const RUN_ID = /^[0-9a-z]{6,40}$/;
const QUARANTINE = 'quarantine';
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** A run as it was read from disk. */
export interface KeptRun {
  readonly record: RunRecord;
  readonly list: CheckList;
  readonly results: ResultColumns;
}

/** How much of the past is kept. */
export interface Keeping {
  readonly runs: number;
  readonly bytes: number;
}

/**
 * The folder of runs, shared by the windows of this machine: a folder for each run, with its record, its list and its
 * results. Each file is replaced whole, so that nobody reads half of one; a run that cannot be read is moved aside.
 */
export class RunFiles {
  readonly #folder: string;

  /** `folder` is made when a run is written. */
  constructor(
    folder: string,
    private readonly onDamaged: (folder: string) => void = () => undefined,
  ) {
    this.#folder = folder;
  }

  async ids(): Promise<readonly string[]> {
    return (await namesIn(this.#folder)).filter((name) => RUN_ID.test(name));
  }

  /** Rejects with the file system's error. */
  async writeList(id: string, list: CheckList): Promise<void> {
    await this.#write(id, LIST, formatColumns(keptList(list)));
  }

  /** Rejects with the file system's error. */
  async writeResults(id: string, results: ResultColumns): Promise<void> {
    await this.#write(id, RESULTS, formatColumns(keptResults(results)));
  }

  /** Rejects with the file system's error. */
  async writeRecord(id: string, record: RunRecord): Promise<void> {
    await this.#write(id, RECORD, [new TextEncoder().encode(formatRunRecord(record))]);
  }

  /** The run's record; undefined where it has none that can be read. */
  async record(id: string): Promise<RunRecord | undefined> {
    const bytes = await this.#read(id, RECORD);
    const record = bytes && parseRunRecord(bytes);
    if (record === 'damaged') {
      await this.#setAside(id);
    }
    return typeof record === 'string' ? undefined : record;
  }

  /** The whole run; undefined where a part of it is gone or damaged. */
  async one(id: string): Promise<KeptRun | undefined> {
    const record = await this.record(id);
    const [listBytes, resultBytes] = record
      ? await Promise.all([this.#read(id, LIST), this.#read(id, RESULTS)])
      : [];
    if (!record || !listBytes || !resultBytes) {
      return undefined;
    }
    const listFile = parseColumns(listBytes);
    const resultFile = parseColumns(resultBytes);
    const list = listFile && listFrom(listFile);
    const results = list && resultFile && resultsFrom(resultFile, list.count);
    if (!results || list.count !== record.progress.total) {
      await this.#setAside(id);
      return undefined;
    }
    return { record, list, results };
  }

  async remove(id: string): Promise<void> {
    if (RUN_ID.test(id)) {
      await rm(join(this.#folder, id), { recursive: true, force: true });
    }
  }

  /** Takes the oldest of the ended runs away until what is left is little enough. Ids with the latest first. */
  async prune(ended: readonly string[], keeping: Keeping): Promise<readonly string[]> {
    const removed: string[] = [];
    let bytes = 0;
    for (const [place, id] of ended.entries()) {
      bytes += await this.#bytesOf(id);
      if (place >= keeping.runs || bytes > keeping.bytes) {
        await this.remove(id);
        removed.push(id);
      }
    }
    return removed;
  }

  async #bytesOf(id: string): Promise<number> {
    const sizes = await Promise.all(
      [RECORD, LIST, RESULTS].map((name) =>
        stat(join(this.#folder, id, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  async #read(id: string, name: string): Promise<Uint8Array | undefined> {
    return RUN_ID.test(id) ? readFile(join(this.#folder, id, name)).catch(() => undefined) : undefined;
  }

  async #write(id: string, name: string, pieces: readonly Uint8Array[]): Promise<void> {
    const folder = join(this.#folder, id);
    const temporary = join(folder, `.${name}.${randomUUID()}.tmp`);
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    try {
      const handle = await open(temporary, 'wx', FILE_MODE);
      try {
        await handle.writev([...pieces]);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, join(folder, name));
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** One earlier damaged run of the same id gives way: runs can be made again. */
  async #setAside(id: string): Promise<void> {
    const aside = join(this.#folder, QUARANTINE, id);
    await mkdir(join(this.#folder, QUARANTINE), { recursive: true, mode: FOLDER_MODE }).catch(
      () => undefined,
    );
    await rm(aside, { recursive: true, force: true });
    await rename(join(this.#folder, id), aside).then(
      () => {
        this.onDamaged(aside);
      },
      () => undefined,
    );
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
