import type { IntentRecord } from '../../spending/intent.js';
import type { JournalEntry } from '../../usage/reckoning/spending.js';

/**
 * What the journal knows to have been done and to have cost something: what was charged, or the price that was confirmed
 * where that was exact.
 */
export function journalEntries(records: readonly IntentRecord[]): readonly JournalEntry[] {
  return records.flatMap(({ intent: { account, effect, at, price }, outcome }) => {
    if (outcome?.kind !== 'done' || (price.kind === 'free' && !outcome.charged)) {
      return [];
    }
    const charged = outcome.charged ?? (price.kind === 'exact' ? price.total : undefined);
    return [{ account: account.id, type: effect.kind, at, ...(charged && { charged }) }];
  });
}

/** The orders that the journal knows to have been extended, or that may have been. */
export function extendedOrders(records: readonly IntentRecord[]): ReadonlySet<string> {
  return new Set(
    records.flatMap(({ intent: { effect }, outcome }) =>
      effect.kind === 'extendOrder' && outcome?.kind !== 'refused' && outcome?.kind !== 'notDone'
        ? [effect.of.orderId]
        : [],
    ),
  );
}
