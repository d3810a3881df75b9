import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, unwatchFile, watch, watchFile, type FSWatcher } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ACCOUNT_ID } from './account.js';
import { AccountError } from './accountError.js';
import { formatAccountFile, parseAccountFile, type StoredAccount } from './accountFile.js';
import { Listeners, type Disposable } from './listeners.js';

// One file per account, not one list: two windows that add, rename or remove different accounts then
// write different files, so neither can lose the other's change, and there is no lock to wait for or
// to find stale. A file is replaced whole by `rename`, so a reader never sees half of one. Two windows
// that change the SAME account at once end with the later one's file. No file holds a secret.

/** A file that could not be read as an account. It still exists, unchanged, at `file`. */
export interface FileProblem {
  /** Absolute path, in `quarantine/` where the file could be moved aside. */
  readonly file: string;
  readonly reason:
    | 'corrupt'
    /** Written by a later release: left where it is. */
    | 'newerVersion'
    /** The disk refused to show it: left where it is. */
    | 'unreadable';
}

const SUFFIX = '.json';
const SETTLE_MS = 50;
const POLL_MS = 5000;

/** The folder of account files, shared by all windows on this machine. */
export class AccountFiles {
  readonly #folder: string;
  readonly #changed = new Listeners<void>();
  readonly #problems = new Listeners<FileProblem>();
  readonly #reported = new Set<string>();
  #watcher: FSWatcher | undefined;
  #settling: NodeJS.Timeout | undefined;

  /** `folder` is made when missing, and watched from now on. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#watch();
  }

  /** Fires after any window, this one included, has changed a file; several changes at once are told once. */
  onDidChange(listener: () => void): Disposable {
    return this.#changed.add(listener);
  }

  /** Fires once for each file that is found unusable. */
  onProblem(listener: (problem: FileProblem) => void): Disposable {
    return this.#problems.add(listener);
  }

  /** Every account on disk. Corrupt files are moved aside; nothing is ever overwritten or deleted. */
  async all(): Promise<readonly StoredAccount[]> {
    const names = (await this.#names()).filter((name) => name.endsWith(SUFFIX));
    const accounts = await Promise.all(names.map((name) => this.one(basename(name, SUFFIX))));
    return accounts.filter((account) => account !== undefined);
  }

  /** The account as it is on disk now; `undefined` without a usable file. */
  async one(id: string): Promise<StoredAccount | undefined> {
    if (!ACCOUNT_ID.test(id)) {
      return undefined;
    }
    const file = this.#file(id);
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch (error) {
      if (!isMissing(error)) {
        this.#report({ file, reason: 'unreadable' });
      }
      return undefined;
    }
    const parsed = parseAccountFile(id, bytes);
    if (parsed === 'newerVersion') {
      this.#report({ file, reason: 'newerVersion' });
      return undefined;
    }
    if (parsed === 'corrupt') {
      await this.#quarantine(file, bytes);
      return undefined;
    }
    return parsed;
  }

  /** Creates or replaces the account's file, whole or not at all. Rejects with `diskRefused`. */
  async write(account: StoredAccount): Promise<void> {
    const temporary = join(this.#folder, `.${account.id}.${randomUUID()}.tmp`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeDurably(temporary, formatAccountFile(account));
      await rename(temporary, this.#file(account.id));
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw new AccountError('diskRefused');
    }
  }

  /** Deletes the account's file; one that is gone already is as good. Rejects with `diskRefused`. */
  async remove(id: string): Promise<void> {
    try {
      await unlink(this.#file(id));
    } catch (error) {
      if (!isMissing(error)) {
        throw new AccountError('diskRefused');
      }
    }
  }

  dispose(): void {
    clearTimeout(this.#settling);
    this.#watcher?.close();
    unwatchFile(this.#folder, this.#settle);
    this.#changed.clear();
    this.#problems.clear();
  }

  async #names(): Promise<readonly string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (!isMissing(error)) {
        this.#report({ file: this.#folder, reason: 'unreadable' });
      }
      return [];
    }
  }

  #file(id: string): string {
    return join(this.#folder, `${id}${SUFFIX}`);
  }

  /** Named after its content too: another corrupt file of the same account never replaces an earlier one. */
  async #quarantine(file: string, bytes: Buffer): Promise<void> {
    const folder = join(this.#folder, 'quarantine');
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const aside = join(folder, `${basename(file, SUFFIX)}.${digest}${SUFFIX}`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(file, aside);
      this.#report({ file: aside, reason: 'corrupt' });
    } catch (error) {
      if (!isMissing(error)) {
        this.#report({ file, reason: 'corrupt' });
      }
    }
  }

  #report(problem: FileProblem): void {
    const key = `${problem.reason} ${problem.file}`;
    if (!this.#reported.has(key)) {
      this.#reported.add(key);
      this.#problems.tell(problem);
    }
  }

  /** Some file systems (network shares, exhausted inotify) offer no events: there the folder's time is polled. */
  #watch(): void {
    const poll = (): void => {
      this.#watcher?.close();
      watchFile(this.#folder, { persistent: false, interval: POLL_MS }, this.#settle);
    };
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      this.#watcher = watch(this.#folder, { persistent: false }, this.#settle).on('error', poll);
    } catch {
      poll();
    }
  }

  readonly #settle = (): void => {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#changed.tell();
    }, SETTLE_MS).unref();
  };
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
