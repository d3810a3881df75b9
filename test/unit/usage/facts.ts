import type { Money } from '../../../src/core/money.js';
import type { AccountFacts } from '../../../src/usage/facts.js';

/** What is known of an account that nothing was read of yet, with what a test changes about it. */
export function factsOf(
  change: Omit<Partial<AccountFacts>, 'account'> & {
    readonly account?: Partial<AccountFacts['account']>;
  } = {},
): AccountFacts {
  return {
    providerLabel: 'Gateway',
    abilities: { canRenew: true, canExtend: true, canDeposit: true, canCheckKey: true },
    ...change,
    account: { id: 'a1', label: 'Scraping EU', provider: 'gateway', isSandbox: false, ...change.account },
  };
}

export function dollars(cents: bigint): Money {
  return { units: cents, scale: 2, currency: 'USD' };
}
