import { add, compareDecimals, formatDecimal, parseMoney, type Money } from '../core/money.js';
import type { IntentRecord } from './intent.js';
import { expectedTotal, type Price } from './price.js';
import { SpendingError } from './result.js';

/** As a person typed them; absent is off. */
export interface Limits {
  readonly perAction?: string;
  readonly perDay?: string;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Refuses what would pass a limit. Amounts count as the provider names them: those of another currency
 * do not add up with these, and sandbox money never with real money.
 *
 * @throws SpendingError naming the limit
 */
export function checkLimits(
  price: Price,
  limits: Limits,
  spentBefore: {
    readonly records: readonly IntentRecord[];
    readonly isSandbox: boolean;
    readonly now: number;
  },
): void {
  const perAction = limitOf(limits.perAction, 'actionLimit');
  const perDay = limitOf(limits.perDay, 'dailyLimit');
  if (price.kind === 'free' || (!perAction && !perDay)) {
    return;
  }
  const total = expectedTotal(price);
  if (!total) {
    throw new SpendingError({ kind: 'priceUnknownUnderLimit' });
  }
  if (perAction && compareDecimals(total, perAction) > 0) {
    throw new SpendingError({ kind: 'actionLimit', limit: formatDecimal(perAction, 2), price });
  }
  if (!perDay) {
    return;
  }
  const spent = spentSince(spentBefore.now - DAY_MS, total.currency, spentBefore);
  if (compareDecimals(add(total, spent), perDay) > 0) {
    throw new SpendingError({
      kind: 'dailyLimit',
      limit: formatDecimal(perDay, 2),
      spent: formatDecimal(spent, 2),
      price,
    });
  }
}

/** What was charged, or may have been. A clock that was set back hides nothing: later entries count too. */
function spentSince(
  since: number,
  currency: string | undefined,
  { records, isSandbox }: { readonly records: readonly IntentRecord[]; readonly isSandbox: boolean },
): Money {
  return records
    .filter(({ intent }) => intent.at > since && intent.account.isSandbox === isSandbox)
    .map(amountOf)
    .filter((amount) => amount !== undefined)
    .filter((amount) => amount.currency === currency)
    .reduce(add, { units: 0n, scale: 2 });
}

function amountOf({ intent, outcome }: IntentRecord): Money | undefined {
  switch (outcome?.kind) {
    case 'done':
      return outcome.charged ?? expectedTotal(intent.price);
    case 'refused':
    case 'notDone':
      return undefined;
    case 'unknown':
    case undefined:
      return expectedTotal(intent.price);
  }
}

function limitOf(text: string | undefined, setting: 'actionLimit' | 'dailyLimit'): Money | undefined {
  if (text === undefined || text.trim() === '') {
    return undefined;
  }
  const limit = parseMoney(text.trim());
  if (!limit || limit.units < 0n) {
    throw new SpendingError({ kind: 'limitUnreadable', setting });
  }
  return limit;
}
