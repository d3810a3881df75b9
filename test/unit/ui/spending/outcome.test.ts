import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/errors.js';
import { moneyFromCents } from '../../../../src/core/money.js';
import { Secret } from '../../../../src/core/secret.js';
import type { SpendingStop } from '../../../../src/spending/result.js';
import { stopText } from '../../../../src/ui/spending/stopText.js';
import { dryRunText } from '../../../../src/ui/spending/dryRunText.js';
import { resultText, summaryOf } from '../../../../src/ui/spending/outcomeText.js';
import { buying, intent, record, seventyTwo } from './confirmations.js';

const failure = new ProviderError({
  kind: 'insufficientFunds',
  provider: 'gateway',
  endpoint: 'POST /api/proxy',
  required: '72.00',
  available: '3.10',
});

describe('what became of an effect', () => {
  const textOf = (result: Parameters<typeof resultText>[0]) => resultText(result, buying, 'Gateway');

  it('is told with what was charged', () => {
    const charged = moneyFromCents(7200n);
    const receipt = { refs: ['s3'], charged };
    assert.equal(
      textOf({ kind: 'done', intent: intent(), receipt, isDearer: false }),
      'Bought 2 subscriptions. Charged 72.00.',
    );
    assert.equal(
      textOf({ kind: 'done', intent: intent(), receipt: { refs: [] }, isDearer: false }),
      'Bought 2 subscriptions.',
    );
    assert.equal(
      textOf({
        kind: 'done',
        intent: intent(),
        receipt: { refs: [], charged: moneyFromCents(8000n) },
        isDearer: true,
      }),
      'Bought 2 subscriptions. Charged 80.00: more than the 72.00 you confirmed.',
    );
  });

  it('is the provider’s reason where it refused, and never a failure where nobody knows', () => {
    assert.equal(
      textOf({ kind: 'refused', intent: intent(), error: failure }),
      'Gateway refused: balance 3.10, needed 72.00. Add funds first.',
    );
    assert.equal(
      textOf({ kind: 'notDone', intent: intent() }),
      'Gateway did not carry it out: its lists show no trace. Nothing was charged. You can try again.',
    );
    assert.match(
      textOf({ kind: 'notDone', intent: intent(), error: failure }),
      /^Not carried out, nothing was charged\./,
    );
    assert.equal(
      textOf({ kind: 'unknown', intent: intent() }),
      'Gateway gave no clear answer. It may have gone through, and its lists do not tell. It is not sent again by itself.',
    );
  });

  it('comes back as plain data, without the key of a new account', () => {
    const summary = summaryOf({
      kind: 'done',
      intent: intent(),
      receipt: { refs: ['s3'], charged: moneyFromCents(7200n), key: new Secret('rk_canary') },
      isDearer: false,
    });
    assert.deepEqual(summary, { outcome: 'done', intent: 'i1', refs: ['s3'], charged: '72.00' });
    assert.deepEqual(summaryOf({ kind: 'shown', request: { method: 'POST', url: 'u', headers: {} } }), {
      outcome: 'shown',
      refs: [],
    });
    assert.deepEqual(summaryOf({ kind: 'unknown', intent: intent() }), {
      outcome: 'unknown',
      intent: 'i1',
      refs: [],
    });
  });
});

describe('why nothing was sent', () => {
  const told: readonly (readonly [SpendingStop, RegExp])[] = [
    [{ kind: 'damagedRecord', file: '/s/open/x.jsonl' }, /\/s\/open\/x\.jsonl is damaged\. Set it aside/],
    [{ kind: 'newerRecord', file: '/s/x' }, /\/s\/x\. Update the extension\.$/],
    [{ kind: 'journalUnreadable', file: '/s' }, /\/s cannot be read\. Check its permissions\.$/],
    [{ kind: 'journalUnwritable', file: '/s' }, /\/s cannot be written\. Check space and permissions\.$/],
    [
      { kind: 'busy', folder: '/s/locks' },
      /another window.*Try again in a minute\..*delete the folder \/s\/locks\.$/,
    ],
    [
      { kind: 'undecided', record: record() },
      /"Buy 2 × plan p1 for 3 periods".*Settle it in the spending history/,
    ],
    [
      { kind: 'actionLimit', limit: '25.00', price: seventyTwo },
      /72\.00 is more than 25\.00, your limit for one action\..*egress\.spending\.actionLimit\.$/,
    ],
    [
      { kind: 'dailyLimit', limit: '100.00', spent: '40.00', price: seventyTwo },
      /with 72\.00.*limit of 100\.00 \(40\.00 so far\).*egress\.spending\.dailyLimit\.$/,
    ],
    [{ kind: 'priceUnknownUnderLimit' }, /not known in advance, and a limit is set/],
    [
      { kind: 'limitUnreadable', setting: 'dailyLimit' },
      /egress\.spending\.dailyLimit is no amount\. Write it like 25\.00/,
    ],
  ];
  for (const [stop, expected] of told) {
    it(`says what, where and what to do: ${stop.kind}`, () => {
      const text = stopText(stop);
      assert.match(text, /^Nothing was sent: /);
      assert.match(text, expected);
    });
  }
});

describe('a dry run', () => {
  it('begins by saying that nothing was sent, and indents the body', () => {
    assert.equal(
      dryRunText({
        method: 'POST',
        url: 'https://g.example/api/proxy',
        headers: { 'x-api-key': '•••' },
        body: '{"op":"purchase","quantity":2}',
      }),
      [
        'Nothing was sent.',
        'This is the request as it would have gone out. Secrets are masked.',
        '',
        'POST https://g.example/api/proxy',
        'x-api-key: •••',
        '',
        '{',
        '  "op": "purchase",',
        '  "quantity": 2',
        '}',
        '',
      ].join('\n'),
    );
  });
});
