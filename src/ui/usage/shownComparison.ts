import { plainText } from '../../core/plainText.js';
import type { ShownComparison } from '../../protocol/usage.js';
import type { IntentRecord } from '../../spending/intent.js';
import type { AccountFacts } from '../../usage/facts.js';
import { comparisonOf, type CheckedOnce } from '../../usage/reckoning/comparison.js';
import type { LastCheck, LastChecks } from '../lastChecks.js';
import { extendedOrders } from './journalEntries.js';
import { joined } from '../words.js';
import { shownAmount } from './shownAmount.js';

/** What proxies cost by account and type of order, beside how they did; none where neither is known. */
export function shownComparison(
  accounts: readonly AccountFacts[],
  records: readonly IntentRecord[],
  lastChecks: Pick<LastChecks, 'ofAccount'>,
): ShownComparison[] {
  const extended = extendedOrders(records);
  return accounts.flatMap((facts) => {
    const { id: account, label } = facts.account;
    const checks = lastChecks.ofAccount(account).filter(isChecked).map(checkedOnce);
    return comparisonOf(facts, extended, checks).map(({ kind, price, ...did }) => ({
      account,
      label: joined([plainText(label), plainText(kind)]),
      ...(price && { price: { ...price, amount: shownAmount(price.amount) } }),
      ...did,
    }));
  });
}

function isChecked({ verdict }: LastCheck): boolean {
  return verdict !== 'waiting' && verdict !== 'unchecked';
}

function checkedOnce({ proxy, verdict, latencyMs, at }: LastCheck): CheckedOnce {
  const [owner, order] = proxy.split('/');
  return {
    isLive: verdict === 'live',
    at,
    ...(latencyMs !== undefined && { latencyMs }),
    ...(owner === 'order' && order !== undefined && { order }),
  };
}
