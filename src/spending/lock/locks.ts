import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { lazily } from '../../core/lazily.js';
import { SpendingError } from '../result.js';
import { Generations } from './generations.js';
import { lockFolder, type LockFiles } from './lockFiles.js';
import { thisMachine } from './processes.js';

const LIMIT_MS = 120_000;
const FIRST_POLL_MS = 50;
const LONGEST_POLL_MS = 250;

export interface LockOptions {
  /** Ends the waiting; once `work` runs, it is its own affair. */
  readonly signal: AbortSignal;
  /** Called at most once, when the lock is not free at once. */
  readonly onWait?: () => void;
  /** How long to wait at most; two minutes when absent. */
  readonly limitMs?: number;
}

/**
 * Locks between all windows of this machine. A lock ends with its work or its process, whichever is first; it
 * is never taken from a process that runs.
 */
export class Locks {
  readonly #folder: string;
  readonly #files: LockFiles;
  readonly #queues = new Map<string, Promise<void>>();

  /** `folder` is absolute, and made when first needed. */
  constructor(folder: string, files: LockFiles = lockFolder(folder)) {
    this.#folder = folder;
    this.#files = files;
  }

  /**
   * Does `work` while nobody else in any window does work under `name`; in this one, first come is
   * first served. Not to be called for `name` from within `work`.
   *
   * @throws SpendingError `busy` after `limitMs`, `journalUnwritable` where the lock's folder cannot be used
   * @throws the signal's reason, when it aborts while waiting
   */
  async withLock<T>(name: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
    const key = createHash('sha256').update(name).digest('hex').slice(0, 32);
    const lock = new Generations(key, {
      files: this.#files,
      processes: thisMachine,
      now: () => performance.now(),
    });
    const place = this.#enqueue(key);
    try {
      const generation = await this.#acquire(lock, place, options);
      try {
        return await work();
      } finally {
        // Where the disk refuses this, the lock ends with the process.
        await lock.release(generation).catch(() => undefined);
      }
    } finally {
      place.leave();
    }
  }

  #enqueue(key: string): Place {
    const ahead = this.#queues.get(key);
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const all = Promise.all([ahead, left]).then(() => {
      if (this.#queues.get(key) === all) {
        this.#queues.delete(key);
      }
    });
    this.#queues.set(key, all);
    return { ahead, leave };
  }

  async #acquire(lock: Generations, { ahead }: Place, options: LockOptions): Promise<number> {
    const { signal, onWait, limitMs = LIMIT_MS } = options;
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort(new SpendingError({ kind: 'busy', folder: this.#folder }));
    }, limitMs);
    const ended = AbortSignal.any([signal, limit.signal]);
    const tell = lazily(() => onWait?.());
    try {
      if (ahead !== undefined && !ended.aborted) {
        const aborted = once(ended, 'abort');
        tell();
        await Promise.race([ahead, aborted]);
      }
      for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 1.5, LONGEST_POLL_MS)) {
        ended.throwIfAborted();
        const generation = await this.#tryAcquire(lock);
        if (generation !== undefined) {
          return generation;
        }
        tell();
        // Its abort is thrown above, with its own reason.
        await wait(pollMs, undefined, { signal: ended }).catch(() => undefined);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async #tryAcquire(lock: Generations): Promise<number | undefined> {
    try {
      return await lock.tryAcquire();
    } catch {
      throw new SpendingError({ kind: 'journalUnwritable', file: this.#folder });
    }
  }
}

/** In the queue of this window. */
interface Place {
  /** Ends when all that came earlier have left; absent when nobody did. */
  readonly ahead: Promise<void> | undefined;
  readonly leave: () => void;
}
