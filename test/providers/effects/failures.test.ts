import assert from 'node:assert/strict';
import { isProviderError, type ErrorKind, type ProviderError } from '../../../src/core/errors.js';
import type { Permit } from '../../../src/core/permit.js';
import { until } from '../../until.js';
import { effectsAt, KEY, textsOf } from '../account.js';
import { Replay, type Reply } from '../replay.js';
import { answerOf, type Change } from '../table.js';
import { CHANGES, permitFor, rejectionOf, send, type ProvidersChange } from './sending.js';

const STATUSES: readonly (readonly [status: number, kind: ErrorKind])[] = [
  [400, 'invalidRequest'],
  [401, 'unauthorized'],
  [402, 'insufficientFunds'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [409, 'conflict'],
  [418, 'refused'],
  [422, 'invalidRequest'],
  [429, 'rateLimited'],
  [500, 'serverError'],
  [502, 'serverError'],
  [503, 'serverError'],
];

describe('an effect that fails', () => {
  let server: Replay;

  before(async () => {
    server = await Replay.start();
  });

  after(() => server.stop());

  beforeEach(() => {
    server.requests.length = 0;
  });

  async function failure(
    each: ProvidersChange,
    reply: Reply | 'never',
    permit: Permit = permitFor(each.change),
  ): Promise<ProviderError> {
    server.reply = reply;
    server.requests.length = 0;
    const error = await rejectionOf(send(server, each, permit));
    assert.ok(isProviderError(error), String(error));
    assert.deepEqual([error.details.provider, error.details.endpoint], [each.provider, each.change.endpoint]);
    return error;
  }

  for (const each of CHANGES) {
    const { change, provider } = each;
    const whole = answerOf(change);

    describe(`${provider} ${change.kind}`, () => {
      it('says what each status means, and is never sent again', async () => {
        const bodies = ['', '{}', whole, '<html>'];
        for (const [at, [status, kind]] of STATUSES.entries()) {
          const body = bodies[at % bodies.length] ?? '';
          const error = await failure(each, { status, headers: { 'Retry-After': '7' }, body });
          const { details } = error;
          assert.deepEqual([error.kind, details.status, details.isSent], [kind, status, true]);
          assert.equal(details.retryAfterMs, 7000);
          assert.equal(server.requests.length, 1);
        }
      });

      it('may have happened where the connection breaks', async () => {
        const cut = await failure(each, { isCut: true });
        assert.deepEqual([cut.kind, cut.details.isSent, server.requests.length], ['network', true, 1]);
      });

      it('may have happened where it is cancelled in the middle', async () => {
        const controller = new AbortController();
        const failed = failure(each, 'never', permitFor(change, { signal: controller.signal }));
        await until('the request', () => server.requests.length === 1);
        controller.abort();
        const { kind, details } = await failed;
        assert.deepEqual([kind, details.isSent], ['cancelled', true]);
      });

      if (change.ignoresAnswer !== true) {
        it('may have happened where a 2xx does not say so', async () => {
          const odd = [
            '',
            '<!doctype html><p>Sign in',
            'null',
            '[]',
            '"x"',
            '1',
            `${whole}}`,
            whole.slice(0, -2),
          ];
          for (const body of [...odd, ...denials(change)]) {
            for (const status of [200, 201]) {
              const { kind, details } = await failure(each, { status, body });
              assert.deepEqual(
                [kind, details.status, details.isSent],
                ['malformedAnswer', status, true],
                body,
              );
            }
          }
          const cut = await failure(each, { body: whole, isCut: true });
          assert.deepEqual([cut.kind, cut.details.isSent], ['network', true]);
        });

        it('follows no redirect', async () => {
          for (const status of [301, 302, 303, 307, 308]) {
            const location = `${server.origin}/elsewhere`;
            const { kind, details } = await failure(each, { status, headers: { location }, body: whole });
            assert.deepEqual([kind, details.isSent, server.requests.length], ['redirected', true, 1]);
          }
        });
      }

      it('sends nothing once it is aborted, and leaves the permit', async () => {
        server.reply = { body: whole };
        const permit = permitFor(change, { signal: AbortSignal.abort() });
        const error = await rejectionOf(send(server, each, permit));
        assert.ok(isProviderError(error));
        assert.deepEqual([error.kind, error.details.provider], ['cancelled', provider]);
        assert.ok([change.endpoint, change.reads?.endpoint].includes(error.details.endpoint));
        assert.deepEqual([server.requests.length, permit.isUsed], [0, false]);
      });

      it('did not happen where nobody takes the connection', async () => {
        const gone = await Replay.start();
        const { origin } = gone;
        await gone.stop();
        const permit = permitFor(change);
        const answer = change.send(effectsAt(provider, origin), permit);
        const error = await rejectionOf(Promise.resolve(answer));
        assert.ok(isProviderError(error));
        assert.equal(error.kind, 'network');
        assert.ok(error.details.isSent === false || !permit.isUsed);
      });

      it('repeats nothing that it sent, wherever the provider echoes it', async () => {
        const lines = change.payload?.split('\n') ?? [];
        // no account, no key: a sign-up has its password alone to keep
        const keys = change.kind === 'signUp' ? [] : [KEY, `Bearer ${KEY}`];
        const said = ['No:', ...keys, ...lines, lines.at(-1)?.split(':').at(-1), '/r/abcd1234'];
        const echo = said.filter((word) => word !== undefined).join(' ');
        const bodies = [
          { error: echo, message: echo },
          {
            success: false,
            error: { message: echo, code: KEY, details: { required: echo, refunded: echo } },
          },
          { [echo]: echo, ok: echo, job_id: 7 },
        ].map((body) => JSON.stringify(body));
        for (const status of [200, 302, 400, 401, 402, 403, 409, 500]) {
          for (const body of bodies) {
            server.reply = { status, body, headers: { Location: `https://example.com/?${KEY}` } };
            const outcome = await send(server, each, permitFor(change)).catch((error: unknown) => error);
            const texts = outcome instanceof Error ? textsOf(outcome) : JSON.stringify(outcome);
            for (const secret of [KEY, 'canary', ...(change.ignoresAnswer === true ? ['abcd1234'] : [])]) {
              assert.ok(!texts.includes(secret), `${status} ${texts}`);
            }
          }
        }
        if (change.ignoresAnswer !== true) {
          const body = bodies[provider === '1001proxy' ? 1 : 0] ?? '';
          const { details } = await failure(each, { status: 400, body });
          assert.match(details.providerMessage ?? '', /^No: .*\[secret\]/, 'the echo arrived');
        }
      });
    });
  }
});

/** What no success says; where the documents show no answer, there is less to go by. */
function denials({ kind }: Change): readonly string[] {
  const all = ['{"ok":false}', '{"success":false,"error":{"message":"No"}}'];
  return kind === 'signUp' ? [] : kind === 'trial' ? all.slice(0, 1) : all;
}
