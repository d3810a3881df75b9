import type { SandboxKeys } from '../../types.js';
import { DAY, type World } from '../../world.js';

export interface IpswampAccount {
  readonly uid: string;
  readonly keyName: string;
  readonly organizationId: string;
  readonly isExpired: boolean;
  readonly maxRequests: number;
  readonly createdAt: number;
  usedRequests: number;
}

/** ipswamp's keys and how often each was used; the next answer of `main` says 1,500 of 10,000. */
export class IpswampState {
  private readonly accounts: ReadonlyMap<string, IpswampAccount>;

  constructor(world: World, keys: SandboxKeys['ipswamp']) {
    const random = world.random.fork('ipswamp');
    const organizationId = `org_${random.text(6)}`;
    const account = (keyName: string, usedRequests: number, isExpired = false): IpswampAccount => ({
      uid: `key_${random.text(6)}`,
      keyName,
      organizationId,
      isExpired,
      maxRequests: 10_000,
      createdAt: world.clock() - 330 * DAY,
      usedRequests,
    });
    this.accounts = new Map([
      [keys.main, account('Sandbox key', 1_499)],
      [keys.exhausted, account('Used-up sandbox key', 10_000)],
      [keys.expired, account('Expired sandbox key', 42, true)],
    ]);
  }

  account(key: string): IpswampAccount | undefined {
    return this.accounts.get(key);
  }
}
