import { compareDecimals } from '../../core/money.js';
import type { ReminderAction } from '../../core/reminderActions.js';
import type { AccountFacts } from '../facts.js';
import type { Reminder, Thresholds } from './reminder.js';

/** What the facts say of one thing about an account: that it wants attention, or since when it is known to be well. */
type Finding =
  | { readonly alert: Pick<Reminder, 'severity' | 'subject' | 'actions'> }
  /** Epoch milliseconds. */
  | { readonly wellAt: number };

/** How to tell of each; undefined where nothing is known. */
const FINDERS: Readonly<
  Record<string, (facts: AccountFacts, thresholds: Thresholds) => Finding | undefined>
> = {
  key: keyFinding,
  remaining: remainingFinding,
  service: serviceFinding,
};

/** What is found about the account, by the name of what it is about. */
export function findingsOf(
  facts: AccountFacts,
  thresholds: Thresholds,
): readonly (readonly [name: string, found: Finding])[] {
  return Object.entries(FINDERS).flatMap(([name, find]) => {
    const found = find(facts, thresholds);
    return found ? [[name, found] as const] : [];
  });
}

function keyFinding({ account, abilities, trouble, ...read }: AccountFacts): Finding | undefined {
  if (trouble?.kind === 'locked' || trouble?.kind === 'keyRefused') {
    const isRefused = trouble.kind === 'keyRefused';
    const replace: readonly ReminderAction[] = account.isSandbox ? [] : ['replaceKey'];
    const check: readonly ReminderAction[] = isRefused && abilities.canCheckKey === true ? ['checkKey'] : [];
    return {
      alert: {
        severity: 'error',
        subject: { kind: 'key', ...(isRefused && { sentence: trouble.sentence }) },
        actions: [...replace, ...check, 'open'],
      },
    };
  }
  // the status of a service is told to anybody
  const answered = [read.usage, read.subscriptions, read.orders, read.transactions].flatMap((dated) =>
    dated ? [dated.at] : [],
  );
  return trouble || answered.length === 0 ? undefined : { wellAt: Math.max(...answered) };
}

function remainingFinding(
  { usage, abilities }: AccountFacts,
  { remainingPercent, balance: least }: Thresholds,
): Finding | undefined {
  if (!usage) {
    return undefined;
  }
  const { value, at } = usage;
  if (value.kind === 'balance') {
    const { balance } = value;
    return least && compareDecimals(balance, least) < 0
      ? {
          alert: {
            severity: balance.units <= 0n ? 'error' : 'warning',
            subject: { kind: 'balance', balance },
            actions: abilities.canDeposit ? ['deposit', 'open'] : ['open'],
          },
        }
      : { wellAt: at };
  }
  const { left, limit, unit } =
    value.kind === 'traffic'
      ? { left: value.remainingGigabytes, limit: value.quotaGigabytes, unit: 'gigabytes' as const }
      : { left: value.limit - value.used, limit: value.limit, unit: 'requests' as const };
  const remaining = Math.max(0, left);
  if (remaining * 100 >= remainingPercent * limit) {
    return { wellAt: at };
  }
  const check: readonly ReminderAction[] = abilities.canCheckKey === true ? ['checkKey'] : [];
  return {
    alert: {
      severity: remaining === 0 ? 'error' : 'warning',
      subject: { kind: 'quota', remaining, limit, unit },
      // what is read by itself is fresh; what costs a request may be out of date
      actions: abilities.usageCost === 'oneRequest' ? [...check, 'open'] : ['open', ...check],
    },
  };
}

/** The documents name `operational`, `degraded` and `down`; any other word is shown as it is. */
function serviceFinding({ serviceStatus }: AccountFacts): Finding | undefined {
  if (!serviceStatus) {
    return undefined;
  }
  const { value: status, at } = serviceStatus;
  return status === 'operational'
    ? { wellAt: at }
    : {
        alert: {
          severity: status === 'down' ? 'error' : 'warning',
          subject: { kind: 'service', status },
          actions: ['open'],
        },
      };
}
