import type { LockFiles } from './lockFiles.js';
import { processIdentity, type Processes } from './processes.js';

// A lock is a row of files `<key>.1`, `<key>.2`, …: who makes the next one has the lock, if all others,
// looked at once more after that, are over: free, or of a process that runs no more. Of two that act at
// the same time at least one sees the other's file and gives up, however old the listing was that made it
// begin; that names are made once lets one of them win. No file is ever taken from a process that runs,
// and no time of day is compared.

/** A name is not used again soon: its maker, if slow on a disk without links, may still mark it free. */
const KEPT = 8;
/** Both as long, so that one replaces the other in place, which takes no room on a full disk. */
const HELD = 'held ';
const FREE = 'free ';
/** How long a file may be empty whose maker writes it in place. */
const UNFINISHED_MS = 5000;

export interface GenerationsOptions {
  readonly files: LockFiles;
  readonly processes: Processes;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
}

/** One contender for one lock. */
export class Generations {
  readonly #key: string;
  readonly #options: GenerationsOptions;
  readonly #unfinishedSinceMs = new Map<number, number>();

  /** `key` is fit for a file's name and holds no dot. */
  constructor(key: string, options: GenerationsOptions) {
    this.#key = key;
    this.#options = options;
  }

  /** The generation that is now ours, to be released; `undefined` while another one holds the lock. */
  async tryAcquire(): Promise<number | undefined> {
    const { files, processes } = this.#options;
    const before = await this.#all();
    if (!(await this.#areOver(before))) {
      return undefined;
    }
    const mine = Math.max(0, ...before) + 1;
    const self = JSON.stringify(await processes.self());
    if (!(await files.create(this.#name(mine), `${HELD}${self}\n`))) {
      return undefined;
    }
    try {
      const others = (await this.#all()).filter((one) => one !== mine);
      if (await this.#areOver(others)) {
        await Promise.all(
          others.filter((one) => one <= mine - KEPT).map((one) => files.remove(this.#name(one))),
        );
        return mine;
      }
    } catch (error) {
      await this.release(mine);
      throw error;
    }
    await this.release(mine);
    return undefined;
  }

  async release(generation: number): Promise<void> {
    await this.#options.files.overwrite(this.#name(generation), FREE);
  }

  async #all(): Promise<readonly number[]> {
    const prefix = `${this.#key}.`;
    return (await this.#options.files.names())
      .filter((name) => name.startsWith(prefix))
      .map((name) => Number(name.slice(prefix.length)))
      .filter((generation) => Number.isSafeInteger(generation) && generation > 0);
  }

  #name(generation: number): string {
    return `${this.#key}.${generation}`;
  }

  async #areOver(generations: readonly number[]): Promise<boolean> {
    return (await Promise.all(generations.map((one) => this.#isOver(one)))).every(Boolean);
  }

  async #isOver(generation: number): Promise<boolean> {
    const { files, processes, now } = this.#options;
    const text = await files.read(this.#name(generation));
    if (text === undefined) {
      return false;
    }
    if (text.startsWith(FREE)) {
      return true;
    }
    const owner = ownerIn(text);
    if (owner !== undefined) {
      return processes.isGone(owner);
    }
    const sinceMs = this.#unfinishedSinceMs.get(generation) ?? now();
    this.#unfinishedSinceMs.set(generation, sinceMs);
    return now() - sinceMs >= UNFINISHED_MS;
  }
}

function ownerIn(text: string) {
  if (!text.startsWith(HELD)) {
    return undefined;
  }
  try {
    return processIdentity().safeParse(JSON.parse(text.slice(HELD.length))).data;
  } catch {
    return undefined;
  }
}
