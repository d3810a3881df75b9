import type { AccountFacts } from '../facts.js';
import { expiriesOf, isDue, URGENT_MS } from './expiries.js';
import type { Reminder, Thresholds } from './reminder.js';
import { findingsOf } from './states.js';

/** All that wants attention by these facts: errors first, then what runs out first. */
export function remindersOf(
  accounts: readonly AccountFacts[],
  thresholds: Thresholds,
  now: number,
): readonly Reminder[] {
  return accounts
    .flatMap((facts) => [...statesOf(facts, thresholds), ...endsOf(facts, thresholds, now)])
    .sort((left, right) => rank(left) - rank(right) || endOf(left) - endOf(right));
}

/** What is known to be well again, and since when. */
export interface Recovery {
  /** The id that a reminder of it would have. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export function recoveriesOf(accounts: readonly AccountFacts[], thresholds: Thresholds): readonly Recovery[] {
  return accounts.flatMap((facts) =>
    findingsOf(facts, thresholds).flatMap(([name, found]) =>
      'wellAt' in found ? [{ id: `${facts.account.id}/${name}`, at: found.wellAt }] : [],
    ),
  );
}

function statesOf(facts: AccountFacts, thresholds: Thresholds): readonly Reminder[] {
  return findingsOf(facts, thresholds).flatMap(([name, found]) =>
    'alert' in found ? [{ id: `${facts.account.id}/${name}`, ...of(facts), ...found.alert }] : [],
  );
}

function endsOf(facts: AccountFacts, { expiryDays }: Thresholds, now: number): readonly Reminder[] {
  const { canRenew, canExtend } = facts.abilities;
  return expiriesOf(facts, now)
    .filter(({ at }) => isDue(at, expiryDays, now))
    .map((expiry) => ({
      id: `${facts.account.id}/${expiry.of}/${expiry.id}/${expiry.at}`,
      ...of(facts),
      severity: expiry.at - now < URGENT_MS ? 'error' : 'warning',
      subject: expiry,
      actions:
        expiry.of === 'subscription' && canRenew
          ? ['renew', 'open']
          : expiry.of === 'order' && canExtend && expiry.at > now
            ? ['extend', 'open']
            : ['open'],
    }));
}

function of({
  account: { id, label },
  providerLabel,
}: AccountFacts): Pick<Reminder, 'account' | 'providerLabel'> {
  return { account: { id, label }, providerLabel };
}

function rank({ severity }: Reminder): number {
  return severity === 'error' ? 0 : 1;
}

/** A state of the account stands before all that runs out. */
function endOf({ subject }: Reminder): number {
  return subject.kind === 'expiry' ? subject.at : 0;
}
