import assert from 'node:assert/strict';
import { EFFECT_KINDS } from '../../../src/core/effects.js';
import { DryRun } from '../../../src/core/permit.js';
import { KEY, revealed } from '../account.js';
import { Replay } from '../replay.js';
import { answerOf } from '../table.js';
import { BASE_PATH, CHANGES, IDEMPOTENCY_KEY, permitFor, rejectionOf, send } from './sending.js';

describe('an effect, as the documents have it', () => {
  let server: Replay;

  before(async () => {
    server = await Replay.start();
  });

  after(() => server.stop());

  beforeEach(() => {
    server.requests.length = 0;
  });

  it('is here for every kind there is', () => {
    assert.deepEqual(CHANGES.map(({ change }) => change.kind).sort(), [...EFFECT_KINDS].sort());
  });

  for (const each of CHANGES) {
    const { change, provider, keyHeader } = each;
    const [keyName, keyPrefix] = keyHeader;

    describe(`${provider} ${change.kind}`, () => {
      it('is one request, whose answer is its receipt', async () => {
        server.reply = { body: answerOf(change) };
        const permit = permitFor(change);
        assert.deepEqual(revealed(await send(server, each, permit)), change.receipt);
        const [request, ...others] = server.requests;
        assert.ok(request);
        assert.equal(others.length, 0);
        assert.deepEqual([request.method, request.url], [change.method ?? 'GET', BASE_PATH + change.url]);
        assert.equal(request.headers[keyName], change.isAnonymous === true ? undefined : keyPrefix + KEY);
        assert.equal(
          request.headers['idempotency-key'],
          change.isIdempotent === true ? IDEMPOTENCY_KEY : undefined,
        );
        assert.deepEqual(request.body === '' ? undefined : JSON.parse(request.body), change.sent);
        assert.equal(
          request.headers['content-type'],
          change.sent === undefined ? undefined : 'application/json',
        );
        assert.equal(permit.isUsed, true);
      });

      it('is sent once, though its permit is handed in twice', async () => {
        server.reply = { body: answerOf(change) };
        const permit = permitFor(change);
        const both = await Promise.allSettled([send(server, each, permit), send(server, each, permit)]);
        assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
        const third = await rejectionOf(send(server, each, permit));
        assert.equal((third as Error).message, 'A permit is good for one request');
        assert.equal(server.requests.length, 1);
      });

      it('is shown by a dry run, which connects to nobody and tells no secret', async () => {
        const before = server.connections;
        const permit = permitFor(change, { isDryRun: true });
        const error = await rejectionOf(send(server, each, permit));
        assert.ok(error instanceof DryRun, String(error));
        assert.deepEqual([server.connections - before, permit.isUsed], [0, false]);
        const { method, url, headers, body } = error.request;
        const shownUrl = change.ignoresAnswer === true ? '/•••' : change.url;
        assert.deepEqual([method, url], [change.method ?? 'GET', server.origin + BASE_PATH + shownUrl]);
        assert.deepEqual(body === undefined ? undefined : JSON.parse(body), masked(change.sent));
        const names = Object.keys(headers).map((name) => name.toLowerCase());
        assert.equal(names.includes(keyName), change.isAnonymous !== true);
        assert.equal(headers['Idempotency-Key'], change.isIdempotent === true ? IDEMPOTENCY_KEY : undefined);
        const shown = JSON.stringify(error.request);
        for (const secret of [KEY, 'canary', 'abcd1234']) {
          assert.ok(!shown.includes(secret), shown);
        }
      });

      function masked(sent: unknown): unknown {
        const text = JSON.stringify(sent) as string | undefined;
        return text && JSON.parse(text.replace(JSON.stringify(change.payload), '"•••"'));
      }
    });
  }
});
