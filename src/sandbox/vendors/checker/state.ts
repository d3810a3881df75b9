import type { SandboxKeys } from '../../types.js';
import type { World } from '../../world.js';
import { CheckerAccounts } from './accounts.js';
import { Jobs } from './jobs.js';
import { openPublicPool, type PublicPool, type PublicProxy } from './publicProxies.js';

const PREMIUM_PROXIES = 240;

export interface CheckerState {
  readonly world: World;
  readonly accounts: CheckerAccounts;
  readonly jobs: Jobs;
  readonly pool: PublicPool;
  readonly premium: readonly PublicProxy[];
}

/** The checker with a public list of the given size. Its premium pool is the best of it. */
export async function openChecker(
  world: World,
  keys: SandboxKeys['checker'],
  publicProxies: number,
): Promise<CheckerState> {
  const pool = await openPublicPool(world, publicProxies);
  const premium = pool.proxies.filter(({ anonymity, uptime }) => anonymity === 'elite' && uptime >= 0.9);
  return {
    world,
    accounts: new CheckerAccounts(keys, world.rateLimitScale),
    jobs: new Jobs(world),
    pool,
    premium: premium.slice(0, PREMIUM_PROXIES),
  };
}
