import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../core/money.js';
import { plainText } from '../../core/plainText.js';
import type { IntentRecord } from '../../spending/intent.js';
import type { Result } from '../../spending/result.js';
import { errorMessage } from '../messages.js';
import { effectText } from './effectText.js';
import { amountText } from './priceText.js';
import type { Wording } from './wording.js';

/** How an intent stands, in a word or two. */
export function outcomeWord({ outcome }: IntentRecord): string {
  switch (outcome?.kind) {
    case 'done':
      return l10n.t('done');
    case 'refused':
      return l10n.t('refused');
    case 'notDone':
      return l10n.t('not carried out');
    case 'unknown':
    case undefined:
      return l10n.t('outcome unknown');
  }
}

/** For an intent whose outcome was unknown until now. */
export function settledText(record: IntentRecord): string {
  return l10n.t('Now settled: {0} — {1}.', effectText(record.intent.effect), outcomeWord(record));
}

/** What became of it, and what to do: one to three sentences. Nothing to say of what was closed or only shown. */
export function resultText(
  result: Exclude<Result, { kind: 'closed' | 'shown' }>,
  what: Wording,
  providerLabel: string,
): string {
  switch (result.kind) {
    case 'done':
      return [what.done(result.receipt), chargedText(result)].filter((text) => text !== '').join(' ');
    case 'refused':
      return errorMessage(result.error, providerLabel);
    case 'notDone':
      return result.error
        ? l10n.t('Not carried out, nothing was charged. {0}', errorMessage(result.error, providerLabel))
        : l10n.t(
            '{0} did not carry it out: its lists show no trace. Nothing was charged. You can try again.',
            providerLabel,
          );
    case 'unknown':
      return l10n.t(
        '{0} gave no clear answer. It may have gone through, and its lists do not tell. It is not sent again by itself.',
        providerLabel,
      );
  }
}

function chargedText({ receipt, isDearer, intent }: Extract<Result, { kind: 'done' }>): string {
  if (!receipt.charged) {
    return '';
  }
  const charged = formatMoney(receipt.charged);
  return isDearer
    ? l10n.t('Charged {0}: more than the {1} you confirmed.', charged, amountText(intent.price) ?? '0')
    : l10n.t('Charged {0}.', charged);
}

/** What a command returns of a result: no secret, no amount as a number. */
export interface PlainSummary {
  readonly outcome: 'done' | 'refused' | 'notDone' | 'unknown' | 'shown';
  readonly intent?: string;
  readonly refs: readonly string[];
  readonly charged?: string;
}

export function summaryOf(result: Exclude<Result, { kind: 'closed' }>): PlainSummary {
  if (result.kind === 'shown') {
    return { outcome: 'shown', refs: [] };
  }
  const base = { outcome: result.kind, intent: result.intent.id, refs: [] };
  if (result.kind !== 'done') {
    return base;
  }
  const { refs, charged } = result.receipt;
  return { ...base, refs: refs.map(plainText), ...(charged && { charged: formatMoney(charged) }) };
}
