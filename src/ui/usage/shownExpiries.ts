import type { ShownExpiry } from '../../protocol/usage.js';
import type { AccountFacts } from '../../usage/facts.js';
import { expiriesOf } from '../../usage/reminders/expiries.js';

/** What runs out, the soonest first; what has run out by now is gone. */
export function shownExpiries(accounts: readonly AccountFacts[], now: number): ShownExpiry[] {
  return accounts.flatMap((facts) => expiriesAt(facts, now)).sort((left, right) => left.at - right.at);
}

function expiriesAt(facts: AccountFacts, now: number): readonly ShownExpiry[] {
  const { account, abilities, subscriptions, orders } = facts;
  const active = new Set(
    (orders?.value ?? []).filter(({ status }) => status.known === 'active').map(({ id }) => id),
  );
  return expiriesOf(facts, now)
    .filter(({ at }) => at > now)
    .map(({ of, id, label, at }) => ({
      account: account.id,
      kind: of,
      id,
      label,
      at,
      readAt: (of === 'order' ? orders : subscriptions)?.at ?? now,
      canProlong: of === 'order' ? abilities.canExtend && active.has(id) : abilities.canRenew,
    }));
}
