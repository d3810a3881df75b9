import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProviderError, ProviderError, type ErrorKind } from '../../src/core/errors.js';
import { until } from '../until.js';
import { accountAt, KEY, textsOf } from './account.js';
import { Replay, type Reply } from './replay.js';
import { sampleText } from './table.js';
import { TABLES } from './tables/all.js';

const NEVER_WRITTEN = join(tmpdir(), 'egress-never-written.txt');

const CALLS = TABLES.flatMap(({ provider, reads, downloads }) => [
  ...reads.map((read) => ({ provider, isFile: false, ...read })),
  ...downloads.map((download) => ({
    provider,
    isFile: true,
    ...download,
    reports401: undefined,
    run: (account: ReturnType<typeof accountAt>, signal: AbortSignal) =>
      download.run(account, NEVER_WRITTEN, signal),
  })),
]);

/** Each status with what it means. */
const STATUSES: readonly (readonly [status: number, kind: ErrorKind])[] = [
  [302, 'redirected'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [429, 'rateLimited'],
  [500, 'serverError'],
];

describe('a read that fails', () => {
  let server: Replay;

  before(async () => {
    server = await Replay.start();
  });

  after(() => server.stop());

  beforeEach(() => {
    server.requests.length = 0;
  });

  async function failure(
    call: (typeof CALLS)[number],
    reply: Reply | 'never',
    signal = new AbortController().signal,
  ): Promise<ProviderError> {
    server.reply = reply;
    const answer = call.run(accountAt(call.provider, server.origin), signal);
    const error = await Promise.resolve(answer).then(
      () => assert.fail('it did not fail'),
      (reason: unknown) => reason,
    );
    assert.ok(isProviderError(error), String(error));
    assert.equal(error.details.provider, call.provider);
    assert.equal(error.details.endpoint, call.endpoint);
    return error;
  }

  for (const call of CALLS) {
    describe(`${call.provider} ${call.name} (${call.sample})`, () => {
      it('sends nothing once it is aborted', async () => {
        const error = await failure(call, { body: '{}' }, AbortSignal.abort());
        assert.equal(error.kind, 'cancelled');
        assert.equal(server.requests.length, 0);
      });

      it('stops waiting when it is aborted', async () => {
        const controller = new AbortController();
        const failed = failure(call, 'never', controller.signal);
        await until('the request', () => server.requests.length === 1);
        controller.abort();
        assert.equal((await failed).kind, 'cancelled');
      });

      it('says what each status means', async () => {
        for (const [status, kind] of STATUSES) {
          if (status === 401 && call.reports401 === true) {
            continue;
          }
          const error = await failure(call, { status, headers: { 'Retry-After': '3600' }, body: '{}' });
          assert.equal(error.kind, kind);
          assert.equal(error.details.status, status);
          if (status === 429) {
            assert.equal(error.details.retryAfterMs, 3_600_000);
          }
        }
      });

      it('is tried again where the documents allow that', async () => {
        await failure(call, { status: 503 });
        assert.equal(server.requests.length, call.provider === 'ipswamp' ? 1 : 3);
      });

      it('takes no connection that ends early', async () => {
        assert.equal((await failure(call, { isCut: true })).kind, 'network');
        assert.equal((await failure(call, { body: sampleText(call.sample), isCut: true })).kind, 'network');
      });

      if (!call.isFile) {
        it('takes nothing but whole JSON of the documented shape', async () => {
          const whole = sampleText(call.sample);
          const odd = [
            '',
            '<!doctype html><p>Sign in',
            'null',
            '[]',
            '"x"',
            '1',
            whole.slice(0, -3),
            `${whole}}`,
          ];
          for (const body of odd) {
            const error = await failure(call, { body });
            assert.equal(error.kind, 'malformedAnswer', body);
            assert.ok(error.details.detail);
          }
        });
      }

      it('repeats no credential of ours, wherever the provider echoes it', async () => {
        const echo = `no such key ${KEY} (Bearer ${KEY}, ${encodeURIComponent(KEY)}, ${btoa(KEY)})`;
        const bodies = [
          { error: echo, message: echo, fix: echo, key_valid: false },
          {
            success: false,
            error: { message: echo, code: KEY, details: { required: echo, available: echo } },
          },
          { statusCode: 401, statusMessage: echo },
        ].map((body) => JSON.stringify(body));
        for (const status of [401, 403]) {
          for (const body of bodies) {
            server.reply = { status, body, headers: { Location: `https://example.com/?${KEY}` } };
            const account = accountAt(call.provider, server.origin);
            const outcome: unknown = await Promise.resolve(
              call.run(account, new AbortController().signal),
            ).catch((reason: unknown) => reason);
            const texts = outcome instanceof Error ? textsOf(outcome) : JSON.stringify(outcome);
            assert.ok(!texts.includes(KEY), texts);
            assert.ok(!texts.includes(btoa(KEY).slice(0, -4)), texts);
          }
        }
      });
    });
  }

  it('finds a key that is printed: the search above can fail', () => {
    const leaky = new ProviderError({
      kind: 'network',
      provider: 'gateway',
      endpoint: 'GET /x',
      detail: `Bearer ${KEY}`,
    });
    assert.ok(textsOf(leaky).includes(KEY));
  });
});

describe('a key check', () => {
  let server: Replay;

  before(async () => {
    server = await Replay.start();
  });

  after(() => server.stop());

  for (const { provider } of TABLES) {
    it(`of ${provider} reports a key that is not known, in the provider's words`, async () => {
      server.reply = {
        status: 401,
        body: JSON.stringify(
          provider === '1001proxy'
            ? { success: false, error: { message: 'No such key', code: 'INVALID_API_KEY' } }
            : { error: 'No such key', message: 'No such key' },
        ),
      };
      const report = await accountAt(provider, server.origin).keyCheck?.check(new AbortController().signal);
      assert.deepEqual(report, { isValid: false, message: 'No such key' });
    });
  }
});
