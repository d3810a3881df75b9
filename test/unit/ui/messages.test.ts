import assert from 'node:assert/strict';
import { ProviderError, type ErrorKind, type ProviderErrorDetails } from '../../../src/core/errors.js';
import { errorMessage, isCancelled } from '../../../src/ui/messages.js';
import { HOSTILE } from './inventory.js';

function message(kind: ErrorKind, details: Partial<ProviderErrorDetails> = {}): string {
  return errorMessage(
    new ProviderError({ kind, provider: 'gateway', endpoint: 'GET /plans', ...details }),
    'Gateway',
  );
}

/** One sentence or two for each kind: what happened, to what, and what to do. */
const SENTENCES: Readonly<
  Record<ErrorKind, readonly [details: Partial<ProviderErrorDetails>, text: string]>
> = {
  unauthorized: [{}, 'Gateway does not accept the key. Replace it, or make a new one on its site.'],
  forbidden: [{}, 'Gateway does not allow this key to do that. Check the key’s permissions or your plan.'],
  notFound: [{}, 'Gateway does not know this item. It may be gone: refresh the list.'],
  insufficientFunds: [
    { available: '3.10', required: '6.25' },
    'Gateway refused: balance 3.10, needed 6.25. Add funds first.',
  ],
  conflict: [{}, 'Gateway cannot do that in the present state. Refresh, and try again later.'],
  invalidRequest: [{}, 'Gateway refused what was asked. Check what you entered.'],
  rateLimited: [{ retryAfterMs: 61_001 }, 'Gateway has had too many requests. Try again in 62 s.'],
  refused: [{ status: 418 }, 'Gateway refused the request (status 418).'],
  serverError: [{ status: 503 }, 'Gateway has a fault of its own (status 503). Try again later.'],
  redirected: [
    { status: 302 },
    'Gateway answered with a redirect, which is never followed with a key. Check the base URL.',
  ],
  network: [
    { detail: 'ECONNREFUSED' },
    'Could not reach Gateway: ECONNREFUSED. Check the base URL and your connection.',
  ],
  timeout: [{}, 'Could not reach Gateway: no whole answer in time. Try again.'],
  cancelled: [{}, 'Cancelled.'],
  unreadableFile: [
    { detail: '/lists/a.json' },
    'The list cannot be read: /lists/a.json is gone or damaged. Add the list again.',
  ],
  tooLarge: [{}, 'Gateway sent more than is taken here. Narrow the filters.'],
  malformedAnswer: [
    { jsonPath: '$.plans[0].price' },
    'Gateway sent an answer that its documents do not describe (GET /plans $.plans[0].price).',
  ],
};

describe('the message of an error', () => {
  for (const [kind, [details, text]] of Object.entries(SENTENCES)) {
    it(`of kind ${kind} is a sentence that says what to do`, () => {
      assert.equal(message(kind as ErrorKind, details), text);
    });
  }

  it('says what it can where the provider told less', () => {
    assert.equal(
      message('insufficientFunds', { required: '6.25' }),
      'Gateway refused: the balance does not cover it. Add funds first.',
    );
    assert.equal(message('rateLimited'), 'Gateway has had too many requests. Try again in a minute.');
    assert.equal(
      message('network'),
      'Could not reach Gateway: no answer. Check the base URL and your connection.',
    );
    assert.equal(
      message('malformedAnswer'),
      'Gateway sent an answer that its documents do not describe (GET /plans).',
    );
  });

  it('names the permission that a key lacks, where it is known', () => {
    assert.equal(
      message('forbidden', { detail: 'api.jobs.read' }),
      'Gateway does not allow this key to do that. It needs the permission api.jobs.read. ' +
        'Check the key’s permissions or your plan.',
    );
  });

  it('quotes the provider as plain text', () => {
    assert.equal(
      message('conflict', { providerMessage: HOSTILE }),
      'Gateway cannot do that in the present state. Refresh, and try again later. It says: Evil $(zap) [x](command:y)',
    );
    for (const details of [{ available: HOSTILE, required: HOSTILE }, { jsonPath: HOSTILE }]) {
      assert.doesNotMatch(message('insufficientFunds', details), /[\p{Cc}\u202e]/u);
      assert.doesNotMatch(message('malformedAnswer', details), /[\p{Cc}\u202e]/u);
    }
  });

  it('tells nothing of an error that is not the provider’s: it could quote anything', () => {
    for (const error of [new Error('Bearer canary'), 'canary', undefined, { message: 'canary' }]) {
      assert.equal(errorMessage(error, 'Gateway'), 'Egress made a mistake here. The log tells more.');
    }
  });

  it('knows what the person gave up', () => {
    const error = (kind: ErrorKind) =>
      new ProviderError({ kind, provider: 'gateway', endpoint: 'GET /plans' });
    assert.ok(isCancelled(error('cancelled')));
    assert.ok(!isCancelled(error('timeout')));
    assert.ok(!isCancelled(new Error('cancelled')));
  });
});
