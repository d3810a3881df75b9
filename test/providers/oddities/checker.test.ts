import assert from 'node:assert/strict';
import { revealed, answering } from '../account.js';

const { signal } = new AbortController();

describe('a checker that is legal but odd', () => {
  const proxy = (members: object) =>
    answering('checker', { items: [{ protocol: 'http', proxy_norm: '1.2.3.4:8080', ...members }] })
      .publicProxies?.page({ page: 1 }, signal)
      .then(({ items }) => items[0]);

  const job = (members: object) =>
    answering('checker', { job_id: 'j1', total: 2, ...members }).jobs?.one('j1', signal);

  it('names protocols of any case or kind', async () => {
    const schemes = await Promise.all(
      ['http', 'https', 'SOCKS4', 'socks5', 'quic'].map(async (protocol) => {
        const listed = await proxy({ protocol });
        assert.equal(listed?.protocol, protocol);
        return listed.endpoint.address.scheme;
      }),
    );
    assert.deepEqual(schemes, ['http', 'http', 'socks4', 'socks5', 'http']);
  });

  it('lists IPv6 and logins, and measures what the sample does not show', async () => {
    const listed = await proxy({
      proxy_norm: '[2001:db8::1]:8080:u:p:w',
      country: 'USA',
      anonymity: 'stealth',
      latency_ms: 42.5,
      checked_at: '2026-06-10',
    });
    assert.deepEqual(revealed(listed), {
      endpoint: {
        kind: 'proxy',
        id: 'public/[2001:db8::1]:8080/http',
        address: { scheme: 'http', host: '2001:db8::1', port: 8080, user: 'u', password: { secret: 'p:w' } },
      },
      protocol: 'http',
      country: 'USA',
      anonymity: 'stealth',
      latencyMs: 42.5,
      checkedAt: Date.UTC(2026, 5, 10),
    });
  });

  it('has jobs that end on any word but a waiting one', async () => {
    const isFinished = async (members: object) => (await job(members))?.isFinished;
    for (const status of ['queued', 'Pending', 'running', 'processing', 'in_progress']) {
      assert.equal(await isFinished({ status, done: 0 }), false, status);
    }
    for (const status of ['completed', 'failed', 'cancelled', 'exploded']) {
      assert.equal(await isFinished({ status, done: 0 }), true, status);
    }
    const finished_at = '2026-06-10T08:00:21Z';
    assert.equal(await isFinished({ status: 'running', done: 2, finished_at }), true);
    assert.equal(await isFinished({ status: 'running', done: 2 }), false);
    assert.equal(await isFinished({ status: 'running', done: 1, finished_at }), false);
  });

  it('has not begun counting', async () => {
    assert.deepEqual(await job({ status: 'queued' }), {
      id: 'j1',
      status: 'queued',
      isFinished: false,
      total: 2,
      done: 0,
    });
  });

  it("shows no password of a checked proxy in a job's items", async () => {
    const page = await answering('checker', {
      items: [{ proxy_norm: '1.2.3.4:1080:u:canary-1234', status: 'dead' }],
    }).jobs?.items('j1', { page: 1 }, signal);
    assert.deepEqual(page?.items, [{ proxy: '1.2.3.4:1080', status: 'dead' }]);
  });
});
