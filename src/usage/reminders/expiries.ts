import { plainText } from '../../core/plainText.js';
import { subscriptionName } from '../../core/subscriptionName.js';
import type { AccountFacts } from '../facts.js';
import type { Expiry } from './reminder.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What runs out this soon needs attention now. */
export const URGENT_MS = DAY_MS;

/** How long after its end it is still said that something has run out. */
export const MISSED_FOR_MS = DAY_MS;

/** All that has an end, but what was ended before it and what has not begun. */
export function expiriesOf(
  { subscriptions, orders, endsReadBefore = [] }: AccountFacts,
  now: number,
): readonly Expiry[] {
  const rented = (subscriptions?.value ?? []).flatMap((subscription): readonly Expiry[] => {
    const { id, activeUntil: at, status } = subscription;
    return at === undefined || (status.known === 'expired' && at > now)
      ? []
      : [{ kind: 'expiry', of: 'subscription', id, label: subscriptionName(subscription), at }];
  });
  const ordered = (orders?.value ?? []).flatMap(({ id, type, status, expiresAt: at }): readonly Expiry[] =>
    at === undefined ||
    status.known === 'canceled' ||
    status.known === 'pending' ||
    (status.known === 'expired' && at > now)
      ? []
      : [{ kind: 'expiry', of: 'order', id, label: plainText(type), at }],
  );
  return [...rented, ...ordered, ...endsReadBefore];
}

/** Whether now is within the days that a person wants to be told in, or shortly after the end. */
export function isDue(at: number, expiryDays: number, now: number): boolean {
  return expiryDays > 0 && at - now < expiryDays * DAY_MS && now - at < MISSED_FOR_MS;
}

/** The next moment at which one of the expiries begins to be told of, becomes urgent, is there, or is told of no more. */
export function nextTurn(
  accounts: readonly AccountFacts[],
  expiryDays: number,
  now: number,
): number | undefined {
  const turns = accounts
    .flatMap((facts) => expiriesOf(facts, now))
    .flatMap(({ at }) => [at - expiryDays * DAY_MS, at - URGENT_MS, at, at + MISSED_FOR_MS])
    .filter((turn) => turn > now);
  return turns.length === 0 ? undefined : turns.reduce((first, turn) => Math.min(first, turn));
}
