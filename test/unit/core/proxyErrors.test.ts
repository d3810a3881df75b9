import assert from 'node:assert/strict';
import { REASONS, VERDICTS } from '../../../src/check/verdict.js';
import { checkedFailure, proxyFailure } from '../../../src/core/proxyErrors.js';

describe('a failure of a proxy', () => {
  it('is named by its number, as a number or a text, or by its word', () => {
    assert.deepEqual([407, '407', 'noConnection', 200, '', undefined, '407 '].map(proxyFailure), [
      407,
      407,
      'noConnection',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is what a check found, with who said so', () => {
    const found = (verdict: string, reason: string, status = 0) => {
      const { failure, by } = checkedFailure(verdict, reason, status) ?? {};
      return failure === undefined ? undefined : `${failure} ${by ?? ''}`;
    };
    assert.equal(found('authRefused', 'loginRequired'), '407 proxy');
    assert.equal(found('refused', 'targetRefused'), '403 proxy');
    assert.equal(found('refused', 'tooManyRequests'), '429 proxy');
    assert.equal(found('refused', 'targetUnreachable'), '502 proxy');
    assert.equal(found('refused', 'connectionRefused'), 'noConnection proxy');
    assert.equal(found('blocked', 'blockPage', 200), '403 site');
    assert.equal(found('blocked', 'unexpectedStatus', 503), '503 site');
    assert.equal(found('blocked', 'unexpectedStatus', 407), '403 site');
    assert.equal(found('refused', 'noConnect'), undefined);
  });

  it('is of words that checks have', () => {
    const explained = VERDICTS.filter((verdict) =>
      REASONS.some((reason) => checkedFailure(verdict, reason, 0) !== undefined),
    );
    assert.deepEqual(explained, ['authRefused', 'refused', 'blocked']);
    const reasons = REASONS.filter((reason) => checkedFailure('refused', reason, 0) !== undefined);
    assert.equal(reasons.length, 6);
  });
});
