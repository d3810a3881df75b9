import assert from 'node:assert/strict';
import { startSandbox, FAULT_KINDS, type Fault, type Sandbox } from '../../src/sandbox/index.js';
import { apiClient, type ApiClient, at, isObject } from './apiClient.js';

const hasField = (value: unknown, name: string) => isObject(value) && Object.hasOwn(value, name);
const ORDER = { type: 'ipv4', countryId: 1, periodId: 1, quantity: 1 };

describe('sandbox: faults', () => {
  let sandbox: Sandbox;
  let thousand: ApiClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ rateLimitScale: 100 });
    thousand = apiClient(sandbox, '1001proxy');
  });

  afterEach(() => sandbox.stop());

  const inject = (kind: Fault['kind'], rest: Partial<Fault> = {}) => {
    sandbox.inject({ provider: '1001proxy', kind, ...rest });
  };
  const order = () => thousand.post('/orders', ORDER);
  const charges = () => sandbox.ledger.length;

  it('strikes the matching requests alone, as often as asked', async () => {
    inject('serverError', { match: { method: 'GET', path: '/account' }, times: 2 });
    inject('serverError', { match: { path: /^\/orders\/[^/]+$/, op: 'order' }, status: 503 });
    assert.equal((await thousand.get('/orders')).status, 200);
    assert.equal((await apiClient(sandbox, 'iploop').get('/api/support/status')).status, 200);
    assert.deepEqual(
      [await thousand.get('/account'), await thousand.get('/account'), await thousand.get('/account')].map(
        ({ status }) => status,
      ),
      [500, 500, 200],
    );
    assert.equal((await thousand.get('/orders/x')).status, 503);
    inject('serverError');
    sandbox.clearFaults();
    assert.equal((await thousand.get('/account')).status, 200);
  });

  it('resets before the charge, after it, and in the middle of the answer', async () => {
    const expected = [
      ['reset', {}, 0],
      ['resetBeforeCharge', {}, 0],
      ['resetAfterCharge', {}, 1],
      ['reset', { afterCharge: true }, 2],
      ['resetMidBody', {}, 3],
    ] as const;
    for (const [kind, rest, charged] of expected) {
      inject(kind, { match: { op: 'createOrder' }, ...rest });
      await assert.rejects(order(), kind);
      assert.equal(charges(), charged, kind);
    }
    assert.deepEqual(
      sandbox.requests.map(({ status }) => status),
      [0, 0, 0, 0, 200],
    );
  });

  it('hangs before or after the charge until the caller gives up', async () => {
    for (const [kind, charged] of [
      ['hang', 0],
      ['hangAfterCharge', 1],
    ] as const) {
      inject(kind);
      const account = sandbox.accounts.find(({ provider }) => provider === '1001proxy');
      const asked = fetch(`${account?.baseUrl ?? ''}/orders`, {
        method: 'POST',
        headers: { authorization: `Bearer ${account?.key ?? ''}`, 'content-type': 'application/json' },
        body: JSON.stringify(ORDER),
        signal: AbortSignal.timeout(150),
      });
      await assert.rejects(asked, { name: 'TimeoutError' });
      assert.equal(charges(), charged, kind);
    }
  });

  it('waits, drips, truncates and empties answers', async () => {
    inject('delay', { delayMs: 60 });
    const before = performance.now();
    assert.equal((await thousand.get('/account')).status, 200);
    assert.ok(performance.now() - before >= 55);
    inject('drip', { delayMs: 1 });
    assert.equal(at((await thousand.get('/account')).body, 'success'), true);
    inject('truncatedJson');
    const truncated = await thousand.get('/account');
    assert.deepEqual(
      [truncated.status, truncated.body, truncated.text.slice(0, 10)],
      [200, undefined, '{"success"'],
    );
    inject('emptyBody');
    assert.equal((await thousand.get('/account')).text, '');
  });

  it('answers with a page, a redirect, an error or a limit in place of the call', async () => {
    inject('htmlPage');
    const page = await thousand.get('/account');
    assert.deepEqual([page.status, page.headers.get('content-type')], [502, 'text/html; charset=utf-8']);
    inject('redirect', { status: 307, location: 'http://127.0.0.1:9/steal' });
    const redirect = await thousand.post('/orders', ORDER);
    assert.deepEqual([redirect.status, redirect.headers.get('location')], [307, 'http://127.0.0.1:9/steal']);
    inject('rateLimited', { retryAfter: 7 });
    const limited = await thousand.get('/account');
    assert.deepEqual(
      [limited.status, limited.headers.get('retry-after'), at(limited.body, 'error.code')],
      [429, '7', 'RATE_LIMITED'],
    );
    const date = 'Wed, 10 Jun 2026 08:00:00 GMT';
    inject('rateLimited', { retryAfter: date });
    assert.equal((await thousand.get('/account')).headers.get('retry-after'), date);
    inject('status', { status: 418 });
    const altered = await thousand.get('/account');
    assert.deepEqual([altered.status, at(altered.body, 'success')], [418, true]);
    assert.equal(charges(), 0);
  });

  it('sends bodies that are huge, deep, or small until they are unpacked', async () => {
    inject('hugeBody', { bytes: 1_000_000 });
    assert.ok((await thousand.get('/account')).text.length > 1_000_000);
    inject('gzipBomb', { bytes: 1_000_000 });
    const bomb = await thousand.get('/account');
    assert.ok(Number(bomb.headers.get('content-length')) < 10_000);
    assert.ok(bomb.text.length > 1_000_000);
    inject('deepJson', { depth: 500 });
    const deep = await thousand.get('/account');
    assert.equal(at(deep.body, 'data.'.repeat(500).slice(0, -1)), null);
  });

  it('alters one field: another value, none at all, or text that is no number', async () => {
    inject('badField', { jsonPath: 'data.balance', value: '1,299.00' });
    assert.equal(at((await thousand.get('/account')).body, 'data.balance'), '1,299.00');
    inject('badField', { jsonPath: '$.data[0].amount' });
    const { body } = await thousand.get('/account/transactions');
    assert.ok(!hasField(at(body, 'data[0]'), 'amount'));
    assert.ok(hasField(at(body, 'data[1]'), 'amount'));
    inject('badField', { jsonPath: 'data.balance', rawValue: '1e999' });
    assert.match((await thousand.get('/account')).text, /"balance":1e999,/);
  });

  it('says each provider’s errors in its own form', async () => {
    const forms = [
      ['iploop', '/api/support/status', 'error'],
      ['gateway', '/api/proxy?op=plans', 'error'],
      ['checker', '/api/proxies', 'error'],
      ['1001proxy', '/account', 'error.code'],
      ['ipswamp', '/test-key', 'message'],
    ] as const;
    for (const [provider, path, field] of forms) {
      sandbox.inject({ provider, kind: 'serverError' });
      const answer = await apiClient(sandbox, provider).get(path);
      assert.equal(answer.status, 500);
      assert.equal(typeof at(answer.body, field), 'string', provider);
    }
  });

  it('knows twenty kinds', () => {
    assert.equal(new Set(FAULT_KINDS).size, 20);
  });
});
