import * as l10n from '@vscode/l10n';
import type { Receipt } from '../../core/effects.js';
import { plainText } from '../../core/plainText.js';
import type { NextStep } from '../commands/context.js';

/** What a person is asked about one effect, in words of their own choosing: names, not ids. */
export interface Wording {
  /** `Buy 2 × "NL Private, 30 d" for 3 periods?` */
  readonly question: string;
  /** What the button does, before the amount: `Buy`, `Change credentials`. */
  readonly verb: string;
  /** Sentences that stand above the price, such as what stops working. */
  readonly details?: readonly string[];
  /** One sentence for when it is done: `Bought 2 subscriptions.` What was charged is added to it. */
  done(receipt: Receipt): string;
  /** What is offered beside that sentence. */
  next?(receipt: Receipt): NextStep | undefined;
}

/** Names the coupon: an argument may have brought it. */
export function couponLines(coupon: string | undefined): readonly string[] {
  return coupon === undefined ? [] : [l10n.t('With coupon {0}.', plainText(coupon))];
}
