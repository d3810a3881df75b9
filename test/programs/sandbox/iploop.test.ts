import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { apiClient, at } from '../../sandbox/apiClient.js';
import { curl } from './curl.js';

describe('sandbox: the proxies of iploop', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox();
  });

  afterEach(() => sandbox.stop());

  const proxyUrl = async (password: string, scheme = 'http') => {
    const { body } = await apiClient(sandbox, 'iploop', '').get('/api/support/status');
    return `${scheme}://user:${password}@${String(at(body, 'proxy_endpoint'))}`;
  };

  it('reads the targeting behind a key that holds dashes itself', async () => {
    const seen = await curl(
      await proxyUrl(`${sandbox.keys.iploop.main}-country-US-city-new-york-session-abc`),
      'http://judge.sandbox.test/',
    );
    assert.deepEqual(at(seen, 'targeting'), { country: 'US', city: 'new-york', session: 'abc' });
    assert.equal(at(seen, 'country'), 'US');
  });

  it('keeps the exit of a session and changes it without one, over both protocols', async () => {
    const key = sandbox.keys.iploop.main;
    const origin = async (password: string, scheme: string) =>
      at(await curl(await proxyUrl(password, scheme), 'http://judge.sandbox.test/'), 'origin');
    assert.equal(await origin(`${key}-session-a`, 'http'), await origin(`${key}-session-a`, 'socks5'));
    assert.notEqual(await origin(key, 'socks5'), await origin(key, 'socks5'));
  });

  it('lets in neither another user, an unknown key or targeting, nor a used-up quota', async () => {
    const { main, exhausted } = sandbox.keys.iploop;
    const refused = [
      (await proxyUrl(main)).replace('user:', 'someone:'),
      await proxyUrl('iploop-sandbox'),
      await proxyUrl(`${main}x`),
      await proxyUrl(`${main}-planet-mars`),
      await proxyUrl(`${main}-country-USA`),
      await proxyUrl(exhausted),
    ];
    for (const url of refused) {
      await assert.rejects(curl(url, sandbox.judgeUrl), url);
    }
    assert.deepEqual(sandbox.judge.seen, []);
    assert.ok(!JSON.stringify(sandbox.proxies.visits).includes('sandbox-'));
  });
});
