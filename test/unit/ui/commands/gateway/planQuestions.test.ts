import assert from 'node:assert/strict';
import type { Plan, Subscription } from '../../../../../src/core/inventory.js';
import { moneyFromCents } from '../../../../../src/core/money.js';
import { linkSafe } from '../../../../../src/core/plainText.js';
import {
  purchaseQuestion,
  renewalQuestion,
  renewedUntilLine,
} from '../../../../../src/ui/commands/gateway/planQuestions.js';

const YEAR_MS = 365 * 24 * 60 * 60_000;
const LONG = 'N'.repeat(600);

const plan: Plan = {
  id: 'p1',
  durationMs: YEAR_MS,
  price: moneyFromCents(1200n),
  isPopular: false,
  network: { name: LONG },
};
const subscription: Subscription = {
  id: 's1',
  status: { known: 'active', text: 'active' },
  userNote: LONG,
  endpoints: [],
  activeUntil: YEAR_MS,
};

describe('a question about a plan', () => {
  it('shows how many periods, however long the names are', () => {
    for (const question of [purchaseQuestion(plan, 2, 3), renewalQuestion(subscription, plan, 3)]) {
      assert.match(linkSafe(question), / for 3 periods\?$/);
    }
  });

  it('names the end as far as there are dates', () => {
    assert.match(renewedUntilLine(subscription, plan, 1, 0), /afterwards about .*1972/);
    assert.equal(renewedUntilLine(subscription, plan, 999_999, 0), 'It is renewed for 364999635 d.');
  });
});
