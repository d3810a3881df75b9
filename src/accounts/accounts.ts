import { storableBaseUrl } from '../core/baseUrl.js';
import type { ProviderId } from '../core/provider.js';
import type { Secret } from '../core/secret.js';
import type { Account } from './account.js';
import { AccountError } from './accountError.js';
import type { StoredAccount } from './accountFile.js';
import { Keys, type KeyState, type SecretPort } from './keys.js';
import { Listeners, type Disposable } from './listeners.js';
import type { AccountFiles, FileProblem } from './store.js';

export interface AccountsPorts {
  readonly files: AccountFiles;
  readonly secrets: SecretPort;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly randomId: () => string;
}

export interface NewAccount {
  readonly provider: ProviderId;
  readonly label: string;
  readonly baseUrl: string;
}

/** An account of the embedded providers, with an id that is the same each time, such as `sandbox-gateway`. */
export interface SandboxAccount extends NewAccount {
  readonly id: string;
  readonly key: Secret;
}

const byLabel = new Intl.Collator(undefined, { numeric: true });

/**
 * Which accounts exist, and the key of each. What changes them rejects with an `AccountError` and then
 * has changed nothing.
 */
export class Accounts {
  readonly #files: AccountFiles;
  readonly #keys: Keys;
  readonly #now: () => number;
  readonly #randomId: () => string;
  readonly #changed = new Listeners<ReadonlySet<string>>();
  readonly #removed = new Listeners<string>();
  readonly #disposables: readonly Disposable[];
  #stored: ReadonlyMap<string, StoredAccount> = new Map();
  #sandbox: ReadonlyMap<string, { readonly account: Account; readonly key: Secret }> = new Map();
  #reading: Promise<void> = Promise.resolve();

  /** Empty until the first `reload`. */
  constructor({ files, secrets, now, randomId }: AccountsPorts) {
    this.#files = files;
    this.#keys = new Keys(secrets);
    this.#now = now;
    this.#randomId = randomId;
    this.#disposables = [
      files.onDidChange(() => void this.reload()),
      this.#keys.onDidChange((id) => {
        if (this.#stored.has(id)) {
          this.#changed.tell(new Set([id]));
        }
      }),
    ];
  }

  /** All accounts by label, those of the sandbox among them. */
  all(): readonly Account[] {
    const sandbox = [...this.#sandbox.values()].map(({ account }) => account);
    return [...this.#stored.values(), ...sandbox].sort(
      (a, b) => byLabel.compare(a.label, b.label) || (a.id < b.id ? -1 : 1),
    );
  }

  get(id: string): Account | undefined {
    return this.#stored.get(id) ?? this.#sandbox.get(id)?.account;
  }

  async keyState(id: string): Promise<KeyState> {
    const sandbox = this.#sandbox.get(id);
    if (sandbox) {
      return { kind: 'present', baseUrl: sandbox.account.baseUrl, key: sandbox.key };
    }
    const account = this.#stored.get(id);
    return account ? this.#keys.state(account) : { kind: 'missing' };
  }

  /** The key goes first: an account without one is visible and can be mended, a key without one is neither. */
  async add({ provider, label, baseUrl }: NewAccount, key: Secret): Promise<Account> {
    const stored = storableBaseUrl(baseUrl);
    if (stored === undefined) {
      throw new AccountError('invalidBaseUrl');
    }
    const now = this.#now();
    const account = {
      id: this.#randomId(),
      provider,
      label,
      baseUrl: stored,
      createdAt: now,
      keyStoredAt: now,
      isSandbox: false,
    } as const;
    const undo = await this.#keys.store(account, key);
    await this.#onDisk(() => this.#files.write(account), undo);
    return account;
  }

  /** Binds the new key to the account's origin as it is now. */
  async replaceKey(id: string, key: Secret): Promise<void> {
    const account = await this.#onDiskNow(id);
    const undo = await this.#keys.store(account, key);
    await this.#onDisk(() => this.#files.write({ ...account, keyStoredAt: this.#now() }), undo);
  }

  async rename(id: string, label: string): Promise<void> {
    const account = await this.#onDiskNow(id);
    await this.#onDisk(() => this.#files.write({ ...account, label }));
  }

  /** Removes the key, then the account. */
  async remove(id: string): Promise<void> {
    await this.#onDiskNow(id);
    const undo = await this.#keys.remove(id);
    await this.#onDisk(() => this.#files.remove(id), undo);
    this.#removed.tell(id);
  }

  /** Shows these accounts in this window until `dropSandbox`; nothing of them is stored anywhere. */
  adoptSandbox(accounts: readonly SandboxAccount[]): void {
    const createdAt = this.#now();
    const before = this.#sandbox;
    this.#sandbox = new Map(
      accounts.map(({ id, provider, label, baseUrl, key }) => [
        id,
        { account: { id, provider, label, baseUrl, createdAt, isSandbox: true }, key },
      ]),
    );
    this.#tell(new Set([...before.keys(), ...this.#sandbox.keys()]));
  }

  dropSandbox(): void {
    this.adoptSandbox([]);
  }

  /** Reads the disk again; one read at a time, so that an older picture never replaces a newer one. */
  reload(): Promise<void> {
    const read = async (): Promise<void> => {
      const before = this.#stored;
      this.#stored = new Map((await this.#files.all()).map((account) => [account.id, account]));
      this.#tell(difference(before, this.#stored));
    };
    this.#reading = this.#reading.then(read, read);
    return this.#reading;
  }

  /** Fires with the ids of the accounts that came, went, changed or got another key, in whichever window. */
  onDidChange(listener: (ids: ReadonlySet<string>) => void): Disposable {
    return this.#changed.add(listener);
  }

  /** Fires with the id of an account that this window has removed; one whose file cannot be read is still there. */
  onDidRemove(listener: (id: string) => void): Disposable {
    return this.#removed.add(listener);
  }

  onProblem(listener: (problem: FileProblem) => void): Disposable {
    return this.#files.onProblem(listener);
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
    this.#changed.clear();
    this.#removed.clear();
    this.#files.dispose();
  }

  /** What another window wrote a moment ago counts, not what this one remembers. */
  async #onDiskNow(id: string): Promise<StoredAccount> {
    const account = await this.#files.one(id);
    if (!account) {
      throw new AccountError('notStored');
    }
    return account;
  }

  async #onDisk(change: () => Promise<void>, undo?: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch (error) {
      await undo?.();
      throw error;
    }
    await this.reload();
  }

  #tell(ids: ReadonlySet<string>): void {
    if (ids.size > 0) {
      this.#changed.tell(ids);
    }
  }
}

function difference(
  before: ReadonlyMap<string, StoredAccount>,
  after: ReadonlyMap<string, StoredAccount>,
): ReadonlySet<string> {
  const isSame = (id: string): boolean => JSON.stringify(before.get(id)) === JSON.stringify(after.get(id));
  return new Set([...before.keys(), ...after.keys()].filter((id) => !isSame(id)));
}
