import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { apiClient, type ApiClient, at, listAt, textAt } from '../../sandbox/apiClient.js';
import { curl } from './curl.js';

describe('sandbox: the proxies of the gateway', () => {
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
  const post = (body: unknown) => gateway.post('/api/proxy', body);
  const exitIp = async (url: string) => textAt(await curl(url, 'http://judge.sandbox.test/'), 'origin');

  it('let in with new credentials alone, once they are changed', async () => {
    const before = textAt(await list(), '[0].protocols.http');
    assert.equal(at(await curl(before, sandbox.judgeUrl), 'country'), 'NL');
    const answer = await post({ op: 'change-credentials', subscriptionId: await first() });
    await assert.rejects(curl(before, sandbox.judgeUrl));
    const after = textAt(await list(), '[0].protocols.http');
    assert.equal(new URL(after).password, textAt(answer.body, 'password'));
    assert.equal(at(await curl(after, sandbox.judgeUrl), 'country'), 'NL');
  });

  it('moves the exit by rotate link, by policy and by network', async () => {
    const [subscription] = await list();
    const url = textAt(subscription, 'protocols.http');
    const one = await exitIp(url);
    assert.equal(await exitIp(url), one);
    await apiClient(sandbox, 'gateway', '').post(textAt(subscription, 'rotate.rotatePath'), '');
    const two = await exitIp(url);
    assert.notEqual(two, one);
    now += 10 * 60_000;
    const three = await exitIp(url);
    assert.notEqual(three, two);
    const subscriptionId = await first();
    const networks = await gateway.get(`/api/proxy?op=available-networks&subscriptionId=${subscriptionId}`);
    const targetNetwork = textAt(networks.body, 'networks[0].id');
    const moved = await post({ op: 'switch-network', subscriptionId, targetNetwork });
    assert.equal(at(moved.body, 'subscription.networkLabel'), 'DE-BER Berlin');
    assert.equal(at(await curl(url, sandbox.judgeUrl), 'country'), 'DE');
  });
});
