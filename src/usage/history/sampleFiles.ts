import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isWorthKeeping, MOST_KEPT, thinnedForDisk } from './keeping.js';
import { formatRecords, parseRecords, RECORD_BYTES, type ReadRecords } from './records.js';
import { samplesOf, upTo, type UsageSample, type UsageSeries } from './series.js';

const ACCOUNT_ID = /^[a-z0-9-]{1,64}$/;
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** A file that is not wholly what this release writes. It still exists at `file`. */
export interface SampleFileProblem {
  /** Absolute path; where nothing of it could be read, the one it was moved to. */
  readonly file: string;
  readonly reason:
    | 'damaged'
    /** Written by a later release: read as far as it can be, and left as it is. */
    | 'newerVersion';
}

export interface SampleFilesPorts {
  /** Absolute, made when there is something to keep; all windows of this machine share it. */
  readonly folder: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told once of each file. */
  readonly onProblem: (problem: SampleFileProblem) => void;
}

/** How a file was when it was looked at last. */
interface KnownEnd {
  readonly size: number;
  readonly last: UsageSample | undefined;
  readonly hasNewer: boolean;
}

/** What was left at each account over time, a file for each. Everything rejects with the file system's error. */
export class SampleFiles {
  readonly #ends = new Map<string, KnownEnd>();
  readonly #reported = new Set<string>();

  constructor(private readonly ports: SampleFilesPorts) {}

  /** Keeps a reading where it says something new, and tells whether it did. */
  async record(accountId: string, sample: UsageSample): Promise<boolean> {
    const file = this.#file(accountId);
    const { size, last, hasNewer } = await this.#end(file);
    if (hasNewer || !isWorthKeeping(last, sample)) {
      return false;
    }
    await mkdir(this.ports.folder, { recursive: true, mode: FOLDER_MODE });
    await appendFile(file, formatRecords([sample]), { mode: FILE_MODE });
    this.#ends.set(file, { size: size + RECORD_BYTES, last: sample, hasNewer });
    if (size >= MOST_KEPT * RECORD_BYTES) {
      await this.#thin(file);
    }
    return true;
  }

  /** All that is kept of an account; none of it lies in the future. */
  async read(accountId: string): Promise<UsageSeries> {
    const { series } = await this.#load(this.#file(accountId));
    return upTo(series, this.ports.now());
  }

  /** Deletes what was kept of an account, also what was set aside. */
  async forget(accountId: string): Promise<void> {
    const file = this.#file(accountId);
    this.#ends.delete(file);
    const names = await readdir(this.ports.folder).catch(unlessMissing<string[]>([]));
    const own = names.filter((name) => name.startsWith(`${accountId}.`));
    await Promise.all(own.map((name) => rm(join(this.ports.folder, name), { force: true })));
  }

  async #end(file: string): Promise<KnownEnd> {
    const { size } = await stat(file).catch(unlessMissing({ size: 0 }));
    const known = this.#ends.get(file);
    if (known?.size === size) {
      return known;
    }
    const read = await this.#load(file);
    const end = { size: read.size, last: samplesOf(read.series).at(-1), hasNewer: read.hasNewer };
    this.#ends.set(file, end);
    return end;
  }

  async #load(file: string): Promise<ReadRecords & { readonly size: number }> {
    const bytes = await readFile(file).catch(unlessMissing(Buffer.alloc(0)));
    const read = parseRecords(bytes);
    if (read.hasNewer) {
      this.#report(file, 'newerVersion');
    } else if (read.isDamaged && read.series.at.length === 0) {
      const aside = `${file}.${randomUUID()}.damaged`;
      await rename(file, aside);
      this.#report(aside, 'damaged');
      return { ...read, size: 0 };
    } else if (read.isDamaged) {
      this.#report(file, 'damaged');
    }
    return { ...read, size: bytes.length };
  }

  /** Where another window appends meanwhile, the file stays as it is: the next sample thins it. */
  async #thin(file: string): Promise<void> {
    const { series, size } = await this.#load(file);
    const temporary = `${file}.${randomUUID()}.tmp`;
    try {
      const bytes = formatRecords(samplesOf(thinnedForDisk(series, this.ports.now())));
      await writeFile(temporary, bytes, { mode: FILE_MODE, flush: true });
      if ((await stat(file)).size === size) {
        await rename(temporary, file);
      }
    } finally {
      await rm(temporary, { force: true });
    }
  }

  #file(accountId: string): string {
    if (!ACCOUNT_ID.test(accountId)) {
      throw new TypeError('not the id of an account');
    }
    return join(this.ports.folder, `${accountId}.samples`);
  }

  #report(file: string, reason: SampleFileProblem['reason']): void {
    if (!this.#reported.has(file)) {
      this.#reported.add(file);
      this.ports.onProblem({ file, reason });
    }
  }
}

function unlessMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return instead;
    }
    throw error;
  };
}
