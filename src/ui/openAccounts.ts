import type { Account } from '../accounts/account.js';
import type { Accounts } from '../accounts/accounts.js';
import type { KeyState } from '../accounts/keys.js';
import type { CapabilitySet } from '../core/capabilities.js';
import type { ProviderId, ProviderInfo } from '../core/provider.js';
import type { Secret } from '../core/secret.js';
import { AccountReads } from '../reads/accountReads.js';

/** An account whose key is at hand: what it can do, and what was read there so far. */
export interface ReadyAccount {
  readonly kind: 'ready';
  readonly account: Account;
  readonly info: ProviderInfo;
  readonly reads: AccountReads;
}

/** An account that stays where it is, but can ask nothing until its key is entered again. */
export interface LockedAccount {
  readonly kind: 'locked';
  readonly account: Account;
  readonly info: ProviderInfo;
  readonly reason: Exclude<KeyState, { kind: 'present' }>;
}

export type OpenAccount = ReadyAccount | LockedAccount;

export interface OpenAccountsPorts {
  readonly accounts: Accounts;
  readonly providers: readonly ProviderInfo[];
  /** `baseUrl` is the one that the key was checked against. */
  readonly connect: (account: { provider: ProviderId; baseUrl: string }, key: Secret) => CapabilitySet;
  readonly clock: () => number;
  /** Something was read, or failed to be. */
  readonly onDidRead: () => void;
}

/** The accounts as this window uses them: each connected once, its reads kept until it or its key changes. */
export class OpenAccounts {
  readonly #ready = new Map<string, ReadyAccount & { readonly key: Secret }>();

  constructor(private readonly ports: OpenAccountsPorts) {}

  /** All accounts in the order the sidebar shows them. Reads keys from the keychain, sends nothing. */
  async all(): Promise<readonly OpenAccount[]> {
    const accounts = this.ports.accounts.all();
    this.#forgetAllBut(accounts);
    return Promise.all(accounts.map((account) => this.#open(account)));
  }

  async #open(account: Account): Promise<OpenAccount> {
    const info = this.#infoOf(account);
    const state = await this.ports.accounts.keyState(account.id);
    if (state.kind !== 'present') {
      this.#forget(account.id);
      return { kind: 'locked', account, info, reason: state };
    }
    const known = this.#ready.get(account.id);
    if (known?.key.equals(state.key) && known.account.baseUrl === account.baseUrl) {
      const current = { ...known, account };
      this.#ready.set(account.id, current);
      return current;
    }
    this.#forget(account.id);
    const reads = new AccountReads(
      this.ports.connect({ provider: account.provider, baseUrl: state.baseUrl }, state.key),
      {
        clock: this.ports.clock,
        onDidChange: this.ports.onDidRead,
      },
    );
    const ready = { kind: 'ready', account, info, reads, key: state.key } as const;
    this.#ready.set(account.id, ready);
    return ready;
  }

  #infoOf(account: Account): ProviderInfo {
    const info = this.ports.providers.find(({ id }) => id === account.provider);
    if (!info) {
      throw new Error(`No provider is registered as ${account.provider}`);
    }
    return info;
  }

  #forgetAllBut(accounts: readonly Account[]): void {
    for (const id of this.#ready.keys()) {
      if (!accounts.some((account) => account.id === id)) {
        this.#forget(id);
      }
    }
  }

  #forget(accountId: string): void {
    this.#ready.get(accountId)?.reads.dispose();
    this.#ready.delete(accountId);
  }

  dispose(): void {
    for (const id of [...this.#ready.keys()]) {
      this.#forget(id);
    }
  }
}
