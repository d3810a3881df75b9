import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../../core/money.js';
import { plainText } from '../../../core/plainText.js';
import type { Evidence } from '../../../spending/evidence.js';
import type { IntentRecord } from '../../../spending/intent.js';
import { dateText } from '../../words.js';
import { effectText } from '../effectText.js';
import { outcomeWord } from '../outcomeText.js';
import { amountText } from '../priceText.js';

type Line = readonly [what: string, before: string, after: string];

/** One intent as a document: what was sent, how it ended, and what the provider's lists showed before and after. */
export function evidenceText(record: IntentRecord): string {
  const { intent, outcome, resentAt } = record;
  const after = outcome?.kind === 'unknown' ? outcome.after : undefined;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Account'), accountText(record)],
    [l10n.t('Sent'), dateText(intent.at)],
    [l10n.t('Sent again'), resentAt.map(dateText).join(', ') || undefined],
    [l10n.t('Confirmed price'), amountText(intent.price) ?? l10n.t('free')],
    [l10n.t('Outcome'), outcomeLine(record)],
    [
      l10n.t('Charged'),
      outcome?.kind === 'done' && outcome.charged ? formatMoney(outcome.charged) : undefined,
    ],
    [l10n.t('Reason'), outcome?.kind === 'refused' ? plainText(outcome.message ?? outcome.error) : undefined],
    [l10n.t('Record'), intent.id],
  ];
  const said = facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `${[effectText(intent.effect), '', ...said, '', ...table(intent.before, after)].join('\n')}\n`;
}

function accountText({ intent: { account } }: IntentRecord): string {
  const name = plainText(account.label);
  return account.isSandbox ? l10n.t('{0}, no real money', name) : name;
}

function outcomeLine(record: IntentRecord): string {
  const word = outcomeWord(record);
  switch (record.outcome?.by) {
    case 'answer':
      return record.outcome.kind === 'notDone'
        ? l10n.t('{0}: it never left this machine', word)
        : l10n.t('{0}, as the provider answered', word);
    case 'lists':
      return record.outcome.kind === 'unknown' ? word : l10n.t('{0}, as the provider’s lists show', word);
    case 'person':
      return l10n.t('{0}, as you said', word);
    case undefined:
      return word;
  }
}

/** Columns padded to one width each, so that they stand side by side in an editor. */
function table(before: Evidence, after: Evidence | undefined): readonly string[] {
  const lines = evidenceLines(before, after);
  const [whatWidth, beforeWidth] = [0, 1].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map(([what, left, right]) =>
    `${what.padEnd(whatWidth ?? 0)}  ${left.padEnd(beforeWidth ?? 0)}  ${right}`.trimEnd(),
  );
}

const ABSENT = '–';

function evidenceLines(before: Evidence, after: Evidence | undefined): readonly Line[] {
  const line = (what: string, textOf: (evidence: Evidence) => string | undefined): readonly Line[] => {
    const left = textOf(before);
    const right = after && textOf(after);
    return left === undefined && right === undefined ? [] : [[what, left ?? ABSENT, right ?? ABSENT]];
  };
  const lines = [
    ...line(l10n.t('Balance'), ({ balance }) => balance && formatMoney(balance)),
    ...line(l10n.t('Subscriptions'), ({ subscriptions }) => subscriptions?.length.toString()),
    ...line(l10n.t('Orders'), ({ orderTotal }) => orderTotal?.toString()),
    ...line(l10n.t('Runs out'), ({ until }) => (until === undefined ? undefined : dateText(until))),
    ...line(l10n.t('Network'), ({ network }) => network && plainText(network)),
    ...line(l10n.t('Rotation, minutes'), ({ rotationMinutes }) => rotationMinutes?.toString()),
    ...line(l10n.t('Credentials'), ({ fingerprint }) =>
      fingerprint === undefined
        ? undefined
        : fingerprint === before.fingerprint
          ? l10n.t('as before')
          : l10n.t('changed'),
    ),
    ...line(l10n.t('Deposit address'), ({ depositAddress }) =>
      depositAddress === undefined ? undefined : l10n.t('there'),
    ),
    ...differing(l10n.t('Subscription'), before, after, ({ subscriptions = [] }) => subscriptions),
    ...differing(l10n.t('Order'), before, after, ({ orders = [] }) => orders.map(({ id }) => id)),
    ...differing(l10n.t('Purchase'), before, after, ({ purchases = [] }) =>
      purchases.map(({ id, amount }) => `${plainText(id)} ${formatMoney(amount)}`),
    ),
  ];
  return lines.length === 0
    ? [[l10n.t('No list of the provider shows what this changes.'), '', '']]
    : [
        [
          l10n.t('What its lists show'),
          l10n.t('before, {0}', dateText(before.at)),
          after ? l10n.t('after, {0}', dateText(after.at)) : l10n.t('after: not looked at'),
        ],
        ...lines,
      ];
}

/** Only what one of two looks shows and the other does not: those are the ones that tell. */
function differing(
  what: string,
  before: Evidence,
  after: Evidence | undefined,
  idsOf: (evidence: Evidence) => readonly string[],
): readonly Line[] {
  if (!after) {
    return [];
  }
  const [left, right] = [new Set(idsOf(before)), new Set(idsOf(after))];
  return [
    ...[...left].filter((id) => !right.has(id)).map((id): Line => [what, plainText(id), ABSENT]),
    ...[...right].filter((id) => !left.has(id)).map((id): Line => [what, ABSENT, plainText(id)]),
  ];
}
