import type { Ledger } from './ledger.js';
import type { ProxyNetwork } from './proxies/proxyNetwork.js';
import type { Random } from './random.js';

/** What every provider lives in. */
export interface World {
  readonly clock: () => number;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly network: ProxyNetwork;
  readonly rateLimitScale: number;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
