import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomAccountId } from '../../../src/accounts/account.js';
import { Accounts } from '../../../src/accounts/accounts.js';
import { AccountFiles } from '../../../src/accounts/store.js';
import { FakeSecrets } from './fakeSecrets.js';

export const NOW = Date.UTC(2026, 10, 5);

/** A machine with one folder and one keychain, on which windows are opened. */
export class Machine {
  readonly secrets = new FakeSecrets();
  readonly #windows: Accounts[] = [];

  private constructor(readonly folder: string) {}

  static async start(): Promise<Machine> {
    return new Machine(join(await mkdtemp(join(tmpdir(), 'egress-accounts-')), 'accounts'));
  }

  async openWindow(): Promise<Accounts> {
    const accounts = new Accounts({
      files: new AccountFiles(this.folder),
      secrets: this.secrets,
      now: () => NOW,
      randomId: randomAccountId,
    });
    this.#windows.push(accounts);
    await accounts.reload();
    return accounts;
  }

  async stop(): Promise<void> {
    for (const accounts of this.#windows) {
      accounts.dispose();
    }
    await rm(join(this.folder, '..'), { recursive: true, force: true });
  }
}

/** Resolves once `accounts` tells of a change after which `isReached` holds. */
export function reached(accounts: Accounts, isReached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const disposable = accounts.onDidChange(() => {
      if (isReached()) {
        disposable.dispose();
        resolve();
      }
    });
  });
}
