import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { DamagedFile, History } from '../door.js';
import { isUnsettled, type Intent } from '../intent.js';
import type { IntentEvent, JournalPort } from '../ports.js';
import { SpendingError, type SpendingStop } from '../result.js';
import { nodeFiles, type FilePort, type OpenFile } from './files.js';
import { isIntentId } from './intentId.js';
import { formatEvent, formatIntent, parseRecordFile, type RecordFile } from './recordFile.js';

const SUFFIX = '.jsonl';
/** Files read at once: a process may hold only so many open. */
const BATCH = 64;

interface Found extends RecordFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

interface Reading {
  readonly found: readonly Found[];
  readonly damaged: readonly DamagedFile[];
}

/**
 * What was confirmed and what became of it, on disk: a file per intent, in `open/` until its outcome is
 * final and in `ended/` from then on. Every window of this machine may use one folder at the same time.
 */
export class Journal implements JournalPort {
  readonly #folder: string;
  readonly #open: string;
  readonly #ended: string;
  readonly #files: FilePort;

  /** `folder` is absolute, and made when first needed. */
  constructor(folder: string, files: FilePort = nodeFiles) {
    this.#folder = folder;
    this.#open = join(folder, 'open');
    this.#ended = join(folder, 'ended');
    this.#files = files;
  }

  /**
   * Resolves once the intent would survive a power cut; until then it is not in the journal.
   *
   * @throws SpendingError `journalUnwritable`, or what is the matter with a file of this id
   */
  async create(intent: Intent): Promise<void> {
    const file = fileOf(this.#open, intent.id);
    const bytes = formatIntent(intent);
    if (!isIntentId(intent.id) || typeof parseRecordFile(intent.id, bytes) === 'string') {
      throw new Error('The intent would not be read back');
    }
    const taken = await this.#find(intent.id);
    if (taken !== undefined) {
      throw 'reason' in taken ? stopFor(taken) : new Error('The journal has an intent of this id');
    }
    const temporary = join(this.#open, `.${intent.id}.${randomUUID()}.tmp`);
    try {
      await this.#makeFolders();
      await writeDurably(await this.#files.create(temporary), bytes);
      await this.#files.rename(temporary, file);
      await this.#files.syncFolder(this.#open);
    } catch {
      await this.#files.remove(temporary).catch(() => undefined);
      await this.#files.remove(file).catch(() => undefined);
      throw new SpendingError({ kind: 'journalUnwritable', file });
    }
  }

  /**
   * Resolves once the event would survive a power cut. A final outcome moves the record to `ended/`.
   *
   * @throws SpendingError when the record is damaged, newer or unreadable, or `journalUnwritable`
   */
  async append(id: string, event: IntentEvent): Promise<void> {
    for (;;) {
      const before = await this.#one(id);
      const { checksum, bytes } = formatEvent(event, before);
      if (typeof parseRecordFile(id, Buffer.concat([before.bytes, bytes])) === 'string') {
        throw new Error('The event would not be read back');
      }
      await this.#write(before.file, bytes);
      const after = await this.#one(id);
      if (after.checksums.includes(checksum)) {
        await this.#settle(after);
        return;
      }
    }
  }

  /**
   * Everything, the latest first. Never rejects: what cannot be read is among the damaged. Settled files that a crash
   * left in `open/` are moved.
   */
  async records(): Promise<History> {
    const { found, damaged } = await this.#read([this.#open, this.#ended]);
    await Promise.all(found.map((one) => this.#settle(one)));
    return { records: found.map(({ record }) => record), damaged };
  }

  /**
   * Moves a file that is damaged, newer or unreadable to `quarantine/`; any other stays where it is.
   *
   * @throws SpendingError `journalUnwritable`
   */
  async setAside(file: string): Promise<void> {
    const { damaged } = await this.records();
    const isOurs = [this.#open, this.#ended].includes(dirname(file));
    if (!isOurs || !damaged.some((one) => one.file === file)) {
      return;
    }
    const quarantine = join(this.#folder, 'quarantine');
    try {
      await this.#files.makeFolder(quarantine);
      await this.#files.rename(file, join(quarantine, `${basename(file)}.${randomUUID()}`));
    } catch {
      throw new SpendingError({ kind: 'journalUnwritable', file });
    }
  }

  async #read(folders: readonly string[]): Promise<Reading> {
    const ids = new Set<string>();
    const damaged: DamagedFile[] = [];
    for (const folder of folders) {
      for (const name of await this.#names(folder, damaged)) {
        const id = basename(name, SUFFIX);
        if (name === `${id}${SUFFIX}` && isIntentId(id)) {
          ids.add(id);
        } else {
          damaged.push({ file: join(folder, name), reason: 'damaged' });
        }
      }
    }
    const latestFirst = [...ids].sort().reverse();
    const found: Found[] = [];
    for (let from = 0; from < latestFirst.length; from += BATCH) {
      const batch = latestFirst.slice(from, from + BATCH);
      for (const one of await Promise.all(batch.map((id) => this.#find(id)))) {
        if (one !== undefined) {
          if ('reason' in one) {
            damaged.push(one);
          } else {
            found.push(one);
          }
        }
      }
    }
    return { found, damaged };
  }

  /** Hidden files are not ours to judge: a temporary one of our own, or what a file browser leaves behind. */
  async #names(folder: string, damaged: DamagedFile[]): Promise<readonly string[]> {
    try {
      return (await this.#files.names(folder)).filter((name) => !name.startsWith('.'));
    } catch {
      damaged.push({ file: folder, reason: 'unreadable' });
      return [];
    }
  }

  async #one(id: string): Promise<Found> {
    const found = isIntentId(id) ? await this.#find(id) : undefined;
    if (found === undefined) {
      throw new Error('The journal has no intent of this id');
    }
    if ('reason' in found) {
      throw stopFor(found);
    }
    return found;
  }

  /** Looks in `open/` first: a file that another window moves meanwhile is then met in `ended/`. */
  async #find(id: string): Promise<Found | DamagedFile | undefined> {
    const open = await this.#load(fileOf(this.#open, id), id);
    const ended = await this.#load(fileOf(this.#ended, id), id);
    if (open === undefined || ended === undefined || 'reason' in open) {
      return open ?? ended;
    }
    if ('reason' in ended) {
      return ended;
    }
    const [shorter, longer] = ended.checksums.length > open.checksums.length ? [open, ended] : [ended, open];
    const last = shorter.checksums.at(-1);
    return last !== undefined && longer.checksums.includes(last)
      ? longer
      : { file: open.file, reason: 'damaged' };
  }

  async #load(file: string, id: string): Promise<Found | DamagedFile | undefined> {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await this.#files.read(file);
    } catch {
      return { file, reason: 'unreadable' };
    }
    if (bytes === undefined) {
      return undefined;
    }
    const parsed = parseRecordFile(id, bytes);
    return typeof parsed === 'string' ? { file, reason: parsed } : { ...parsed, file, bytes };
  }

  /** Resolves without having written where another window has moved the file. */
  async #write(file: string, bytes: Uint8Array): Promise<void> {
    try {
      const opened = await this.#files.openToAppend(file);
      if (opened !== undefined) {
        await writeDurably(opened, bytes);
      }
    } catch {
      throw new SpendingError({ kind: 'journalUnwritable', file });
    }
  }

  /** A file that cannot be moved now is moved when it is next met. */
  async #settle({ file, record }: Found): Promise<void> {
    if (isUnsettled(record) || dirname(file) === this.#ended) {
      return;
    }
    try {
      await this.#makeFolders();
      await this.#files.rename(file, fileOf(this.#ended, record.intent.id));
    } catch {
      // The record is whole where it is.
    }
  }

  async #makeFolders(): Promise<void> {
    await this.#files.makeFolder(this.#open);
    await this.#files.makeFolder(this.#ended);
    await this.#files.syncFolder(dirname(this.#folder));
    await this.#files.syncFolder(this.#folder);
  }
}

const STOPS = {
  damaged: 'damagedRecord',
  newer: 'newerRecord',
  unreadable: 'journalUnreadable',
} as const satisfies Record<DamagedFile['reason'], SpendingStop['kind']>;

function stopFor({ file, reason }: DamagedFile): SpendingError {
  return new SpendingError({ kind: STOPS[reason], file });
}

function fileOf(folder: string, id: string): string {
  return join(folder, `${id}${SUFFIX}`);
}

async function writeDurably(file: OpenFile, bytes: Uint8Array): Promise<void> {
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
