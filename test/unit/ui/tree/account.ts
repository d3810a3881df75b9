import type { Account } from '../../../../src/accounts/account.js';
import type { CapabilitySet } from '../../../../src/core/capabilities.js';
import type { ProviderInfo } from '../../../../src/core/provider.js';
import { AccountReads } from '../../../../src/reads/accountReads.js';
import { Memory, type AccountMemory } from '../../../../src/ui/memory.js';
import { accountRow } from '../../../../src/ui/tree/accountRow.js';
import type { Row } from '../../../../src/ui/tree/row.js';
import { NOW } from '../inventory.js';
import { FakeMemento } from '../fakeMemento.js';

export const ACCOUNT: Account = {
  id: 'a1b2c3d4e5f6',
  provider: 'gateway',
  label: 'Scraping EU',
  baseUrl: 'https://gateway.example.com',
  createdAt: NOW,
  isSandbox: false,
};

export const INFO: ProviderInfo = {
  id: 'gateway',
  label: 'Gateway',
  summary: () => 'Rented proxies',
  keyHint: () => 'In the dashboard',
  keyPlaceholder: 'rk_…',
};

/** An account in the sidebar, its clock standing still at `NOW` until it is moved. */
export class ShownAccount {
  now = NOW;
  readonly memory = new Memory(new FakeMemento());
  readonly reads: AccountReads;
  readonly #account: Account;

  constructor(capabilities: CapabilitySet, change: Partial<Account> = {}) {
    this.#account = { ...ACCOUNT, ...change };
    this.reads = new AccountReads(capabilities, { clock: () => this.now, onDidChange: () => undefined });
  }

  remember(change: AccountMemory): Promise<void> {
    return this.memory.remember(this.#account.id, change);
  }

  /** The account's row as it is drawn now. */
  get row(): Row {
    return accountRow(
      { kind: 'ready', account: this.#account, info: INFO, reads: this.reads },
      this.memory,
      this.now,
    );
  }

  /** The rows below the row at the end of a path of ids, each below the one before and without its prefix, once opened. */
  async open(...path: readonly string[]): Promise<readonly Row[]> {
    let rows = await opened(this.row);
    let id = this.#account.id;
    for (const step of path) {
      id = `${id}/${step}`;
      const next = rows.find((row) => row.id === id);
      if (!next) {
        throw new Error(`There is no row ${id}, only ${rows.map((row) => row.id).join(', ')}`);
      }
      rows = await opened(next);
    }
    return rows;
  }
}

/** What VS Code shows when a row is opened and has read what it wants. */
export async function opened(row: Row): Promise<readonly Row[]> {
  await row.branch?.load?.();
  return row.branch?.rows() ?? [];
}

/** The row and all below it, every list opened. */
export async function everyRow(row: Row): Promise<readonly Row[]> {
  const below = await Promise.all((await opened(row)).map(everyRow));
  return [row, ...below.flat()];
}

/** A row as the sidebar's line: `label | description`. */
export function line({ label, description }: Row): string {
  return description === undefined ? label : `${label} | ${description}`;
}
