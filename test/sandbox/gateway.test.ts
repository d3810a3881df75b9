import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { apiClient, type ApiClient, at, listAt, textAt } from './apiClient.js';

const HOUR = 3_600_000;

describe('sandbox: gateway', () => {
  let now = Date.UTC(2026, 5, 10, 8);
  let sandbox: Sandbox;
  let gateway: ApiClient;

  beforeEach(async () => {
    now = Date.UTC(2026, 5, 10, 8);
    sandbox = await startSandbox({ clock: () => now });
    gateway = apiClient(sandbox, 'gateway');
  });

  afterEach(() => sandbox.stop());

  const list = async () => listAt((await gateway.get('/api/proxy?op=subscriptions')).body, 'subscriptions');
  const first = async () => textAt(await list(), '[0].subscriptionId');
  const post = (body: unknown, key?: string) => apiClient(sandbox, 'gateway', key).post('/api/proxy', body);
  const plans = async () => listAt((await gateway.get('/api/proxy?op=plans')).body, 'plans');

  it('refuses a missing, unknown or forbidden key', async () => {
    assert.equal((await apiClient(sandbox, 'gateway', '').get('/api/proxy?op=plans')).status, 401);
    assert.equal((await apiClient(sandbox, 'gateway', 'rk_unknown').get('/api/proxy?op=plans')).status, 401);
    const forbidden = apiClient(sandbox, 'gateway', sandbox.keys.gateway.forbidden);
    assert.equal((await forbidden.get('/api/proxy?op=plans')).status, 403);
  });

  it('refuses what is malformed with 400 and a short text', async () => {
    const subscriptionId = await first();
    const planId = textAt(await plans(), '[0].id');
    const malformed: readonly unknown[] = [
      '{',
      '[]',
      '"purchase"',
      {},
      { op: 'nothing' },
      { op: 'constructor' },
      { op: 'plans' },
      { op: 'purchase' },
      { op: 'purchase', planId: '../x' },
      { op: 'purchase', planId, quantity: 0 },
      { op: 'purchase', planId, quantity: 1.5 },
      { op: 'purchase', planId, repeatCount: '2' },
      { op: 'purchase', planId, couponCode: 'NONE' },
      { op: 'renew', subscriptionId },
      { op: 'renew', planId },
      { op: 'set-rotation-policy', subscriptionId, rotationPolicy: 7 },
      { op: 'switch-network', subscriptionId, targetNetwork: 'nowhere' },
    ];
    for (const body of malformed) {
      const answer = await post(body);
      assert.equal(answer.status, 400, JSON.stringify(body));
      assert.equal(at(answer.body, 'ok'), false);
      assert.ok(textAt(answer.body, 'error').length < 60);
    }
    assert.equal((await gateway.get('/api/proxy')).status, 400);
    assert.deepEqual(sandbox.ledger, []);
  });

  it('knows no other account’s subscription', async () => {
    const body = { op: 'change-credentials', subscriptionId: await first() };
    assert.equal((await post(body, sandbox.keys.gateway.trial)).status, 404);
  });

  it('shows subscriptions of every state', async () => {
    const subscriptions = await list();
    assert.equal(subscriptions.length, 8);
    assert.deepEqual(
      subscriptions.map((subscription) => at(subscription, 'status')),
      ['active', 'active', 'expired', 'active', 'active', 'active', 'active', 'active'],
    );
    assert.equal(at(subscriptions, '[0].userNote'), 'Client A');
    assert.equal(at(subscriptions, '[3].rotate.available'), false);
    assert.equal(at(subscriptions, '[5].credentials.password'), 'p@ss:w/rd%1#x?');
    now += 7 * HOUR;
    assert.equal(at(await list(), '[1].status'), 'expired');
  });

  it('charges plan × repeats × quantity, less the coupon, until the balance is too low', async () => {
    const planId = textAt(await plans(), '[0].id');
    await post({ op: 'purchase', planId, repeatCount: 3, quantity: 2 });
    await post({ op: 'purchase', planId, couponCode: 'MYCODE' });
    assert.deepEqual(
      sandbox.ledger.map(({ account, action, amount }) => [account, action, amount]),
      [
        ['main', 'purchase', '72.00'],
        ['main', 'purchase', '10.80'],
      ],
    );
    assert.equal((await list()).length, 11);
    assert.equal((await post({ op: 'purchase', planId, quantity: 100 })).status, 402);
    assert.equal((await post({ op: 'purchase', planId }, sandbox.keys.gateway.poor)).status, 402);
    assert.equal(sandbox.ledger.length, 2);
  });

  it('refuses what is sold out, does not rotate or has expired with 409', async () => {
    const subscriptions = await list();
    const subscriptionId = (index: number) => textAt(subscriptions, `[${index}].subscriptionId`);
    const refused: readonly unknown[] = [
      { op: 'purchase', planId: textAt(await plans(), '[7].id') },
      { op: 'set-rotation-policy', subscriptionId: subscriptionId(3), rotationPolicy: 10 },
      { op: 'change-credentials', subscriptionId: subscriptionId(2) },
    ];
    for (const body of refused) {
      assert.equal((await post(body)).status, 409, JSON.stringify(body));
    }
  });

  it('renews from the end of what runs, and from now what has expired', async () => {
    const subscriptions = await list();
    const planId = textAt(await plans(), '[0].id');
    const until = Number(at(subscriptions, '[0].activeUntil'));
    const renewed = await post({ op: 'renew', subscriptionId: await first(), planId, repeatCount: 2 });
    assert.equal(at(renewed.body, 'endAt'), until + 60 * 24 * HOUR);
    const revived = await post({
      op: 'renew',
      subscriptionId: textAt(subscriptions, '[2].subscriptionId'),
      planId,
    });
    assert.equal(at(revived.body, 'endAt'), now + 30 * 24 * HOUR);
    assert.equal(at(await list(), '[2].status'), 'active');
  });

  it('logs requests without the rotate link’s token', async () => {
    const path = textAt(await list(), '[0].rotate.rotatePath');
    await apiClient(sandbox, 'gateway', '').get(path);
    const logged = sandbox.requests.at(-1);
    assert.deepEqual([logged?.op, logged?.path, logged?.keySentIn], ['rotate', '/r/***', 'nowhere']);
    assert.ok(!JSON.stringify(sandbox.requests).includes(path));
  });
});
