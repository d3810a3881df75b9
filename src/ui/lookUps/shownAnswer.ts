import { knownFacts } from '../../core/knownFacts.js';
import { plainText } from '../../core/plainText.js';
import type { ShownAnswer } from '../../protocol/lookUp.js';
import { fieldsOf, shownField } from './answerFields.js';
import type { LookedUp } from './lookedUp.js';

/** What was answered as the page is told of it: plain texts alone, whatever came. */
export function shownAnswer({
  ip,
  account,
  providerLabel,
  answer,
  answeredAt,
  costsRequest,
  failure,
}: LookedUp): ShownAnswer {
  return {
    ip,
    account: plainText(account.label),
    provider: providerLabel,
    answeredAt,
    costsRequest,
    ...(failure === undefined ? {} : { failure }),
    facts: knownFacts(answer).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? plainText(value) : value,
    })),
    fields: fieldsOf(answer).map(shownField),
  };
}
