import { plainText } from '../../core/plainText.js';
import type { ShownComparison } from '../../protocol/usage.js';
import type { IntentRecord } from '../../spending/intent.js';
import type { AccountFacts } from '../../usage/facts.js';
import { medianPrices, performanceOf } from '../../usage/reckoning/comparison.js';
import type { LastCheck, LastChecks } from '../lastChecks.js';
import { extendedOrders } from './journalEntries.js';
import { shownAmount } from './shownAmount.js';

/** What the proxies of each account cost, beside how they did; accounts of which neither is known have no row. */
export function shownComparison(
  accounts: readonly AccountFacts[],
  records: readonly IntentRecord[],
  lastChecks: Pick<LastChecks, 'ofAccount'>,
): ShownComparison[] {
  const extended = extendedOrders(records);
  return accounts.flatMap((facts) => {
    const { id, label } = facts.account;
    const performance = performanceOf(lastChecks.ofAccount(id).filter(isChecked).map(checkedOnce));
    const row = { account: id, label: plainText(label), ...performance };
    const prices = medianPrices(facts, extended);
    return prices.length === 0
      ? performance.checked === 0
        ? []
        : [row]
      : prices.map((price) => ({ ...row, price: { ...price, amount: shownAmount(price.amount) } }));
  });
}

function isChecked({ verdict }: LastCheck): boolean {
  return verdict !== 'waiting' && verdict !== 'unchecked';
}

function checkedOnce({ verdict, latencyMs, at }: LastCheck) {
  return { isLive: verdict === 'live', at, ...(latencyMs !== undefined && { latencyMs }) };
}
