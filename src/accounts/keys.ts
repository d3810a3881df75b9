import * as z from 'zod/mini';
import { keyHome } from '../core/baseUrl.js';
import { lazily } from '../core/lazily.js';
import { Secret } from '../core/secret.js';
import { AccountError } from './accountError.js';
import type { StoredAccount } from './accountFile.js';
import type { Disposable } from './listeners.js';

/** The editor's secret storage, as far as it is needed here. */
export interface SecretPort {
  get(name: string): Thenable<string | undefined>;
  store(name: string, value: string): Thenable<void>;
  delete(name: string): Thenable<void>;
  onDidChange(listener: (name: string) => void): Disposable;
}

export type KeyState =
  /** The key, and the base URL that it was checked against: it goes nowhere else. */
  | { readonly kind: 'present'; readonly baseUrl: string; readonly key: Secret }
  /** Never set. */
  | { readonly kind: 'missing' }
  /** Had been set, and the keychain of this computer does not have it. */
  | { readonly kind: 'lost' }
  /** Stored for `origin`, which is not the account's: it is not handed out. */
  | { readonly kind: 'otherOrigin'; readonly origin: string }
  /** The keychain answered with an error; asking again may help. */
  | { readonly kind: 'unreadable' };

const PREFIX = 'egress.key.';
const entry = lazily(() => z.object({ origin: z.string(), key: z.string() }));

/** The key of each account, bound to the origin it was given for. */
export class Keys {
  readonly #secrets: SecretPort;

  constructor(secrets: SecretPort) {
    this.#secrets = secrets;
  }

  async state({ id, baseUrl, keyStoredAt }: StoredAccount): Promise<KeyState> {
    let stored: string | undefined;
    try {
      stored = await this.#secrets.get(PREFIX + id);
    } catch {
      return { kind: 'unreadable' };
    }
    const entry = parseEntry(stored);
    if (!entry) {
      return { kind: keyStoredAt === undefined ? 'missing' : 'lost' };
    }
    return entry.origin === keyHome(baseUrl)
      ? { kind: 'present', baseUrl, key: new Secret(entry.key) }
      : { kind: 'otherOrigin', origin: entry.origin };
  }

  /**
   * Stores the key for the origin of `baseUrl`, replacing an earlier one, and reads it back. Resolves to what undoes
   * it; rejects with `keychainRefused` or `keychainForgot`, the earlier key being back in its place.
   */
  store({ id, baseUrl }: StoredAccount, key: Secret): Promise<() => Promise<void>> {
    return this.#put(id, JSON.stringify({ origin: keyHome(baseUrl), key: key.expose() }));
  }

  /** Like `store`, for no key at all. */
  remove(id: string): Promise<() => Promise<void>> {
    return this.#put(id, undefined);
  }

  /** Fires with the account's id when any window has changed its key. */
  onDidChange(listener: (id: string) => void): Disposable {
    return this.#secrets.onDidChange((name) => {
      if (name.startsWith(PREFIX)) {
        listener(name.slice(PREFIX.length));
      }
    });
  }

  async #put(id: string, value: string | undefined): Promise<() => Promise<void>> {
    const previous = await this.#readOrRefuse(id);
    const undo = async (): Promise<void> => {
      try {
        await this.#set(id, previous);
      } catch {
        // The keychain is failing: the person is told why the change itself failed.
      }
    };
    let readBack: string | undefined;
    try {
      await this.#set(id, value);
      readBack = await this.#secrets.get(PREFIX + id);
    } catch {
      await undo();
      throw new AccountError('keychainRefused');
    }
    if (readBack === value) {
      return undo;
    }
    // Any other value that stands there now was put there by another window, and stays.
    if (readBack === undefined) {
      await undo();
    }
    throw new AccountError(value === undefined ? 'keychainRefused' : 'keychainForgot');
  }

  async #readOrRefuse(id: string): Promise<string | undefined> {
    try {
      return await this.#secrets.get(PREFIX + id);
    } catch {
      throw new AccountError('keychainRefused');
    }
  }

  async #set(id: string, value: string | undefined): Promise<void> {
    await (value === undefined ? this.#secrets.delete(PREFIX + id) : this.#secrets.store(PREFIX + id, value));
  }
}

function parseEntry(stored: string | undefined): z.output<ReturnType<typeof entry>> | undefined {
  try {
    return entry().safeParse(JSON.parse(stored ?? 'null')).data;
  } catch {
    return undefined;
  }
}
