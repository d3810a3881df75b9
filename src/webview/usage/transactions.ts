import type { ShownTransaction } from '../../protocol/usage.js';
import { amountText } from './amounts.js';
import { isWithin, type Span } from './period.js';

/** What of the transactions is meant; an empty text or type is any. */
export interface TransactionChoice {
  readonly span: Span;
  readonly text: string;
  readonly type: string;
}

/**
 * Those that fit, the latest first. One whose moment is not known belongs to no time but all of it. Every word of the text
 * has to be in what is shown of a row, in either case.
 */
export function transactionsThatFit(
  entries: readonly ShownTransaction[],
  { span, text, type }: TransactionChoice,
  labelOf: (account: string) => string,
): readonly ShownTransaction[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isMeant = (entry: ShownTransaction) => {
    if (words.length === 0) {
      return true;
    }
    const { description = '', paymentMethod = '' } = entry;
    const line = [
      entry.type,
      entry.status,
      amountText(entry.amount),
      description,
      paymentMethod,
      labelOf(entry.account),
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => line.includes(word));
  };
  return entries
    .filter(
      (entry) =>
        isWithin(span, entry.at ?? Number.NEGATIVE_INFINITY) &&
        (type === '' || entry.type === type) &&
        isMeant(entry),
    )
    .sort((one, other) => latestFirst(one.at, other.at));
}

function latestFirst(one = Number.NEGATIVE_INFINITY, other = Number.NEGATIVE_INFINITY): number {
  return one === other ? 0 : other > one ? 1 : -1;
}
