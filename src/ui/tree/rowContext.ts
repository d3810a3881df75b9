import type { AccountReads } from '../../reads/accountReads.js';
import type { Account } from '../../accounts/account.js';
import type { LastCheck } from '../lastChecks.js';
import type { Memory } from '../memory.js';

/** What the rows below one account are made from. */
export interface RowContext {
  readonly account: Account;
  readonly providerLabel: string;
  readonly reads: AccountReads;
  readonly memory: Memory;
  /** How the endpoint with this id did when it was checked last. */
  readonly lastCheck: (proxy: string) => LastCheck | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Below this, an expiry wants attention. */
export const SOON_MS = 24 * 60 * 60 * 1000;
