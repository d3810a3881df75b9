import * as l10n from '@vscode/l10n';
import { plainText } from '../../core/plainText.js';
import type { IntentRecord } from '../../spending/intent.js';
import type { Confirmation, SpendingAccount } from '../../spending/proposal.js';
import { dateText } from '../words.js';
import { effectText } from './effectText.js';
import { amountText, balanceLine, priceLine } from './priceText.js';
import { outcomeWord } from './outcomeText.js';
import type { Wording } from './wording.js';

/** A modal as text: its lines are plain, one idea each. */
export interface Question {
  readonly title: string;
  readonly lines: readonly string[];
  /** The button that sends; `show` shows the request instead. */
  readonly send: string;
  readonly show: string;
}

/** What a person is asked before `confirmation` may be sent. */
export function questionOf(confirmation: Confirmation, what: Wording): Question {
  const { price, balance, proposal, unsettled } = confirmation;
  const account = accountName(proposal.account);
  const amount = amountText(price);
  const isNew = proposal.account.id === 'new';
  const lines = [
    ...reasonLines(confirmation),
    ...(what.details ?? []),
    priceLine(price, account) ?? (isNew ? undefined : l10n.t('Account: {0}', account)),
    balanceLine(price, balance),
    ...unsettledLines(unsettled),
  ];
  return {
    title: what.question,
    lines: lines.filter((line) => line !== undefined),
    send: amount === undefined ? what.verb : l10n.t('{0} for {1}', what.verb, amount),
    show: l10n.t('Dry run'),
  };
}

function accountName({ label, isSandbox }: SpendingAccount): string {
  const name = plainText(label);
  return isSandbox ? l10n.t('{0}, no real money', name) : name;
}

function reasonLines({ reason, price }: Confirmation): readonly string[] {
  switch (reason.kind) {
    case 'first':
      return [];
    case 'dearer':
      return [
        l10n.t(
          'The price has changed since you confirmed: it was {0}, it is now {1}. Nothing has been sent.',
          amountText(reason.confirmed) ?? l10n.t('free'),
          amountText(price) ?? l10n.t('free'),
        ),
      ];
    case 'repeated':
      return [
        l10n.t(
          'The same was sent from this machine at {0}: {1}. Go on only if you want it once more.',
          dateText(reason.earlier.intent.at),
          outcomeWord(reason.earlier),
        ),
      ];
  }
}

const UNSETTLED_SHOWN = 3;

/** What may have happened already is said before it is asked for again. */
function unsettledLines(unsettled: readonly IntentRecord[]): readonly string[] {
  const more = unsettled.length - UNSETTLED_SHOWN;
  return [
    ...unsettled
      .slice(0, UNSETTLED_SHOWN)
      .map(({ intent }) =>
        l10n.t(
          'Not settled since {0}: {1}. It may have gone through.',
          dateText(intent.at),
          effectText(intent.effect),
        ),
      ),
    ...(more > 0 ? [l10n.t('{0} more are not settled. See the spending history.', more)] : []),
  ];
}
