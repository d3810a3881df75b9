import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../core/money.js';
import { iconSafe, plainText } from '../../core/plainText.js';
import type { Usage } from '../../core/usage.js';
import type { AccountFacts, Dated } from '../../usage/facts.js';
import { expiriesOf } from '../../usage/reminders/expiries.js';
import type { Expiry, Reminder } from '../../usage/reminders/reminder.js';
import type { BoundNames } from '../binding.js';
import type { StatusBarContent } from '../settings.js';
import { usageText } from '../usageText.js';
import { ageText, countText, joined, untilText } from '../words.js';
import { reminderText, severityText } from './reminderWords.js';

export interface StatusBarSources {
  readonly shows: StatusBarContent;
  /** Its id or label; all where empty. */
  readonly account: string;
  readonly accounts: readonly AccountFacts[];
  /** Those that a person has not put off, the most urgent first. */
  readonly reminders: readonly Reminder[];
  /** Of the folder that is worked in. */
  readonly binding: BoundNames | undefined;
  readonly now: number;
}

/** What the item says; its texts are safe for where they are shown. */
interface StatusBarFace {
  /** With icons. */
  readonly text: string;
  /** What a screen reader says. */
  readonly label: string;
  /** Plain text. */
  readonly tooltip: string;
  /** Of what it tells of, where that needs attention. */
  readonly severity: Reminder['severity'] | undefined;
}

/** Nothing where there is nothing to tell by what is known. */
export function statusBarFace(sources: StatusBarSources): StatusBarFace | undefined {
  const told = toldOf(sources);
  if (!told) {
    return undefined;
  }
  const { icon, text, label, accounts } = told;
  const severity = sources.reminders.find(({ account }) => accounts.includes(account.id))?.severity;
  return {
    text: `$(${severity ?? icon}) ${text}`,
    label: joined([label, severity && l10n.t('needs attention')]),
    tooltip: tooltip(sources),
    severity,
  };
}

interface Told {
  /** A codicon's name; those of `severity` stand in its place, as no colour says it alone. */
  readonly icon: string;
  readonly text: string;
  readonly label: string;
  /** The ids of those that it is about. */
  readonly accounts: readonly string[];
}

function toldOf(sources: StatusBarSources): Told | undefined {
  switch (sources.shows) {
    case 'off':
      return undefined;
    case 'remaining':
      return remaining(sources);
    case 'nextExpiry':
      return nextExpiry(sources);
    case 'binding':
      return binding(sources);
  }
}

/** Of the account that is set, else of the one that needs attention first, else of the first that tells of any. */
function remaining(sources: StatusBarSources): Told | undefined {
  const telling = chosen(sources).flatMap(({ account, usage }) => (usage ? [{ account, usage }] : []));
  const [urgent] = sources.reminders.flatMap((reminder) =>
    telling.filter(({ account }) => account.id === reminder.account.id),
  );
  const shown = urgent ?? telling[0];
  return (
    shown && {
      icon: 'pulse',
      text: joined([shortUsage(shown.usage.value), ageText(shown.usage.at, sources.now)]),
      label: l10n.t('{0}: {1}', plainText(shown.account.label), usageLine(shown.usage, sources.now)),
      accounts: [shown.account.id],
    }
  );
}

function nextExpiry(sources: StatusBarSources): Told | undefined {
  const { now } = sources;
  const [next] = chosen(sources)
    .flatMap((facts) => nextEnds(facts, now).map((end) => ({ ...end, account: facts.account })))
    .sort((left, right) => left.at - right.at);
  return (
    next && {
      icon: 'watch',
      text: iconSafe(joined([cut(next.label), untilText(next.at, now)])),
      label: l10n.t(
        'Runs out next: {0}, {1}, {2}',
        next.label,
        untilText(next.at, now),
        plainText(next.account.label),
      ),
      accounts: [next.account.id],
    }
  );
}

/** What is yet to end, the first to do so on top. */
function nextEnds(facts: AccountFacts, now: number): readonly Expiry[] {
  return expiriesOf(facts, now)
    .filter(({ at }) => at > now)
    .sort((left, right) => left.at - right.at);
}

function binding({ binding: bound, accounts }: StatusBarSources): Told | undefined {
  if (!bound) {
    return undefined;
  }
  const labelled = accounts.filter(({ account }) => account.label === bound.account);
  const meant =
    labelled.length > 0 ? labelled : accounts.filter(({ account }) => account.provider === bound.account);
  return {
    icon: 'link',
    text: iconSafe(cut(bound.endpoint)),
    label: l10n.t(
      'This workspace is bound to {0} of {1}',
      plainText(bound.endpoint),
      plainText(bound.account),
    ),
    accounts: meant.map(({ account }) => account.id),
  };
}

/** Every account that anything is known of, and what needs attention. */
function tooltip({ accounts, reminders, binding: bound, now }: StatusBarSources): string {
  const lines = accounts.flatMap((facts) => {
    const { account, providerLabel, usage, trouble } = facts;
    const [next] = nextEnds(facts, now);
    const said = joined([
      usage && usageLine(usage, now),
      next && l10n.t('next: {0}, {1}', cut(next.label), untilText(next.at, now)),
      trouble && (trouble.kind === 'locked' ? l10n.t('Key missing') : plainText(trouble.sentence)),
    ]);
    return said === ''
      ? []
      : [l10n.t('{0}: {1}', joined([plainText(account.label), plainText(providerLabel)]), said)];
  });
  const needs = reminders
    .slice(0, MOST_LISTED)
    .map((reminder) =>
      l10n.t(
        '{0}: {1}',
        severityText(reminder),
        joined([reminderText(reminder, now), plainText(reminder.account.label)]),
      ),
    );
  const left = reminders.length - needs.length;
  const workspace = bound
    ? [l10n.t('This workspace: {0}', joined([plainText(bound.endpoint), plainText(bound.account)]))]
    : [];
  return [
    ...workspace,
    ...lines,
    ...needs,
    ...(left > 0 ? [l10n.t('{0} more need attention', countText(left))] : []),
  ].join('\n');
}

const MOST_LISTED = 5;

/** The account that is set, by its id or else its label; all where none is. */
function chosen({ account: wanted, accounts }: StatusBarSources): readonly AccountFacts[] {
  if (wanted === '') {
    return accounts;
  }
  const byId = accounts.filter(({ account }) => account.id === wanted);
  return byId.length > 0 ? byId : accounts.filter(({ account }) => account.label === wanted);
}

function usageLine({ value, at }: Dated<Usage>, now: number): string {
  return joined([usageText(value), ageText(at, now)]);
}

/** What is left, without of how much. */
function shortUsage(usage: Usage): string {
  switch (usage.kind) {
    case 'traffic':
      return l10n.t('{0} GB', countText(usage.remainingGigabytes));
    case 'balance':
      return iconSafe(formatMoney(usage.balance));
    case 'requests':
      return l10n.t('{0} requests', countText(Math.max(0, usage.limit - usage.used)));
  }
}

const LONGEST_NAME = 24;

function cut(name: string): string {
  const shown = plainText(name);
  return shown.length <= LONGEST_NAME ? shown : `${shown.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}
