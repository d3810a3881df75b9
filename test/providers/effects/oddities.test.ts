import assert from 'node:assert/strict';
import { isProviderError, type ProviderErrorDetails } from '../../../src/core/errors.js';
import type { EffectCapabilities } from '../../../src/core/effects.js';
import { DryRun, Permit, type PermitOptions } from '../../../src/core/permit.js';
import { Secret } from '../../../src/core/secret.js';
import { effectsAt, revealed } from '../account.js';
import { Replay } from '../replay.js';
import { rejectionOf } from './sending.js';

describe('an effect whose provider is odd', () => {
  let server: Replay;

  before(async () => {
    server = await Replay.start();
  });

  after(() => server.stop());

  beforeEach(() => {
    server.requests.length = 0;
  });

  function at(provider: string, body: unknown, status = 200): Partial<EffectCapabilities> {
    server.reply = { status, body: JSON.stringify(body) };
    return effectsAt(provider, server.origin);
  }

  function permit(options: Partial<PermitOptions> = {}): Permit {
    return new Permit({ signal: new AbortController().signal, ...options });
  }

  async function refusal(sent: Promise<unknown> | undefined): Promise<ProviderErrorDetails> {
    const error = await rejectionOf(Promise.resolve(sent));
    assert.ok(isProviderError(error), String(error));
    return error.details;
  }

  describe('gateway', () => {
    const one = { planId: 'p1', quantity: 1, repeatCount: 1 };
    const refs = async (answer: object) => (await at('gateway', answer).purchase?.send(one, permit()))?.refs;

    it('tells what was bought in any of the documented places', async () => {
      const subscription = { subscriptionId: 's1', status: 'active' };
      assert.deepEqual(await refs({ ok: true, subscriptionIds: ['s1', 's2'] }), ['s1', 's2']);
      assert.deepEqual(await refs({ ok: true, subscription }), ['s1']);
      assert.deepEqual(await refs({ ok: true, subscriptions: [subscription] }), ['s1']);
      assert.deepEqual(await refs({ ok: true, subscriptionId: 's1', subscription }), ['s1']);
    });

    it('tells of no purchase where it names none', async () => {
      const details = await refusal(at('gateway', { ok: true }).purchase?.send(one, permit()));
      assert.deepEqual(
        [details.kind, details.jsonPath, details.isSent],
        ['malformedAnswer', '$.subscriptionIds', true],
      );
    });

    it('tells of a trial, with ids where there are any', async () => {
      const trial = async (answer: object) => at('gateway', answer).trial?.send({ planId: 'p1' }, permit());
      assert.deepEqual(await trial({ ok: true, subscription: { subscriptionId: 's9' } }), { refs: ['s9'] });
      assert.deepEqual(await trial({ message: 'Enjoy' }), { refs: [] });
    });

    it('hands no new credential on', async () => {
      const answer = { ok: true, password: 'canary77', vpn: 'canary-vpn' };
      const { changeCredentials } = at('gateway', answer);
      const receipt = await changeCredentials?.send({ subscriptionId: 's1' }, permit());
      assert.deepEqual(receipt, { refs: ['s1'] });
    });
  });

  describe('1001proxy', () => {
    const order = { type: 'resident', tariffId: 1 };

    it('says whether it gave the money back, wherever it says so', async () => {
      const error = { message: 'Provider error', code: 'UPSTREAM_ERROR' };
      for (const [body, isRefunded] of [
        [{ success: false, error: { ...error, details: { refunded: true } } }, true],
        [{ success: false, error: { ...error, refunded: true } }, true],
        [{ success: false, error, refunded: false }, false],
        [{ success: false, error, refunded: 'yes' }, undefined],
        [{ success: false, error }, undefined],
      ] as const) {
        const details = await refusal(at('1001proxy', body, 502).createOrder?.send(order, permit()));
        assert.deepEqual(
          [details.kind, details.code, details.isRefunded, details.isSent],
          ['serverError', 'UPSTREAM_ERROR', isRefunded, true],
        );
      }
    });

    it('is charged exactly what it prints, or does not say', async () => {
      const charged = async (amount: string) => {
        const { createOrder } = at('1001proxy', {});
        server.reply = { body: `{"success":true,"data":{"orderId":"o1","charged":${amount}}}` };
        return (await createOrder?.send(order, permit()))?.charged;
      };
      assert.deepEqual(await charged('0.00000035'), { units: 35n, scale: 8, currency: 'USD' });
      assert.deepEqual(await charged('"6.10"'), { units: 610n, scale: 2, currency: 'USD' });
      assert.equal(await charged('null'), undefined);
    });

    it('gets no idempotency key where the permit has none', async () => {
      const { createOrder } = at('1001proxy', { success: true, data: { orderId: 'o1' } });
      await createOrder?.send(order, permit());
      assert.equal(server.requests[0]?.headers['idempotency-key'], undefined);
    });

    it('is told of all proxies by naming none', async () => {
      const { extendOrder } = at('1001proxy', { success: true, data: {} });
      await extendOrder?.send({ orderId: 'o/1', periodId: 2 }, permit());
      assert.deepEqual(
        [server.requests[0]?.url, server.requests[0]?.body],
        ['/orders/o%2F1/extend', '{"periodId":2}'],
      );
    });
  });

  describe('checker', () => {
    const check = { lineCount: 1, includeAnonymity: false };
    const envelope = Buffer.byteLength('{"proxies_text":"","include_anonymity":false}');

    it('gets no more than 2 MB as encoded', async () => {
      const { submitCheck } = at('checker', { job_id: 'j1' });
      const room = 2_000_000 - envelope;
      const list = '\n'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2);
      const fits = permit({ payload: new Secret(list) });
      assert.deepEqual(await submitCheck?.send(check, fits), { refs: ['j1'] });
      for (const isDryRun of [false, true]) {
        const tooMuch = permit({ payload: new Secret(`${list}x`), isDryRun });
        const details = await refusal(submitCheck?.send(check, tooMuch));
        assert.deepEqual([details.kind, details.isSent, tooMuch.isUsed], ['invalidRequest', false, false]);
      }
      assert.deepEqual(
        server.requests.map(({ body }) => Buffer.byteLength(body)),
        [2_000_000],
      );
    });

    it('quotes no piece of the list, however long that is', async () => {
      const list = Array.from({ length: 50_000 }, (_, at) => `1.2.3.4:80:user${at}:canary${at}`).join('\n');
      const said = 'Line 7 is wrong: "1.2.3.4:80:user6:canary6", canary49999.';
      const { submitCheck } = at('checker', { error: said }, 400);
      const details = await refusal(submitCheck?.send(check, permit({ payload: new Secret(list) })));
      assert.equal(details.providerMessage, 'Line 7 is wrong: "[secret]", [secret].');
    });

    it('says what a forbidden check needs', async () => {
      const { submitCheck } = at('checker', { error: 'Forbidden' }, 403);
      const details = await refusal(submitCheck?.send(check, permit({ payload: new Secret('x') })));
      assert.deepEqual([details.kind, details.detail], ['forbidden', 'api.check.write']);
    });

    it('is not sent without a list', async () => {
      const { submitCheck } = at('checker', { job_id: 'j1' });
      await assert.rejects(async () => submitCheck?.send(check, permit()), /payload/);
      assert.equal(server.requests.length, 0);
    });
  });

  describe('iploop', () => {
    const signUp = async (answer: object) => {
      const payload = new Secret('pass word 1');
      return revealed(await at('iploop', answer, 201).signUp?.send({ email: 'a@b.c' }, permit({ payload })));
    };

    it('gives a new key where one is there, under the names the documents use', async () => {
      for (const place of [
        { api_key: 'key-12345678' },
        { apiKey: 'key-12345678' },
        { key: 'key-12345678' },
        { data: { api_key: 'key-12345678' } },
      ]) {
        assert.deepEqual(await signUp(place), { refs: [], key: { secret: 'key-12345678' } });
      }
    });

    it('takes nothing else for a key', async () => {
      for (const answer of [
        {},
        { message: 'Look into your mail' },
        { key: true },
        { key: 'see your mail' },
        { api_key: null },
        { api_key: '' },
        { public_key: 'key-12345678' },
        { data: ['key-12345678'] },
      ]) {
        assert.deepEqual(await signUp(answer), { refs: [] });
      }
    });

    it('shows a sign-up without its password', async () => {
      const payload = new Secret('canary77');
      const shown = await rejectionOf(
        Promise.resolve(
          at('iploop', {}).signUp?.send({ email: 'a@b.c' }, permit({ payload, isDryRun: true })),
        ),
      );
      assert.ok(shown instanceof DryRun);
      assert.equal(shown.request.body, '{"email":"a@b.c","password":"•••"}');
    });
  });
});
