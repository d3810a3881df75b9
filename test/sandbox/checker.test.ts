import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { apiClient, type ApiClient, at, listAt, textAt } from './apiClient.js';

describe('sandbox: checker', () => {
  let now = Date.UTC(2026, 5, 10, 8);
  let sandbox: Sandbox;
  let checker: ApiClient;

  beforeEach(async () => {
    now = Date.UTC(2026, 5, 10, 8);
    sandbox = await startSandbox({ clock: () => now });
    checker = apiClient(sandbox, 'checker');
  });

  afterEach(() => sandbox.stop());

  const total = async (query: string) =>
    Number(at((await checker.get(`/api/proxies?${query}`)).body, 'total'));

  it('names the missing key, permission, activity or subscription', async () => {
    const { readOnly, inactive, premium } = sandbox.keys.checker;
    const refusals = [
      ['', '/api/proxies', 401],
      ['pk_live_unknown', '/api/proxies', 401],
      [inactive, '/api/proxies', 403],
      [readOnly, '/api/jobs/x', 403],
      [sandbox.keys.checker.main, '/api/premium/proxies', 403],
      [premium, '/api/premium/proxies', 200],
      [readOnly, '/api/proxies', 200],
    ] as const;
    for (const [key, path, status] of refusals) {
      const answer = await apiClient(sandbox, 'checker', key).get(path);
      assert.equal(answer.status, status, `${key} ${path}`);
      assert.ok(status === 200 || textAt(answer.body, 'error').length > 0);
    }
  });

  it('filters by every documented parameter', async () => {
    const all = await total('');
    assert.ok(all > 5_000);
    assert.equal(await total('protocol=socks5&country=us'), 1_342);
    for (const query of [
      'protocol=http',
      'anonymity=elite',
      'fresh_minutes=60',
      'max_latency_ms=500',
      'min_uptime=0.9',
    ]) {
      const some = await total(query);
      assert.ok(some > 0 && some < all, query);
    }
    assert.ok((await total('fresh_minutes=10000')) > all);
  });

  it('refuses parameters out of their range', async () => {
    const bad = [
      'limit=201',
      'limit=0',
      'page=0',
      'page=x',
      'protocol=ftp',
      'country=USA',
      'min_uptime=2',
      'anonymity=no',
    ];
    for (const query of bad) {
      assert.equal((await checker.get(`/api/proxies?${query}`)).status, 400, query);
    }
    assert.equal((await checker.get('/api/proxies/export?format=xml')).status, 400);
  });

  it('pages without gaps or repeats', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => checker.get(`/api/proxies?protocol=socks5&country=US&limit=200&page=${page}`)),
    );
    const addresses = pages.flatMap(({ body }) =>
      listAt(body, 'items').map((item) => textAt(item, 'proxy_norm')),
    );
    assert.equal(new Set(addresses).size, 600);
    assert.deepEqual(listAt((await checker.get('/api/proxies?page=1000')).body, 'items'), []);
  });

  it('lets a job wait, run and complete by the clock', async () => {
    const text = Array.from({ length: 100 }, (_, index) => `192.0.2.${index + 1}:8080`).join('\n');
    const id = textAt((await checker.post('/api/check', { proxies_text: text })).body, 'job_id');
    const progress = async () => {
      const { body } = await checker.get(`/api/jobs/${id}`);
      return [at(body, 'status'), at(body, 'done'), at(body, 'finished_at')];
    };
    assert.deepEqual(await progress(), ['queued', 0, null]);
    now += 2_000;
    assert.deepEqual(await progress(), ['running', 50, null]);
    assert.equal(at((await checker.get(`/api/jobs/${id}/items`)).body, 'total'), 50);
    now += 1_000;
    assert.deepEqual(await progress(), ['completed', 100, '2026-06-10T08:00:03Z']);
    const words = listAt((await checker.get(`/api/jobs/${id}/items?limit=200`)).body, 'items').map((item) =>
      at(item, 'status'),
    );
    assert.ok(words.includes('live') && words.includes('dead') && words.includes('timeout'));
  });

  it('takes `ip:port` and `ip:port:user:pass` alone, and knows the sandbox’s own proxies', async () => {
    const [own] = sandbox.proxies.working().filter(({ provider }) => provider === '1001proxy');
    assert.ok(own?.user !== undefined && own.password !== undefined);
    const address = `${own.host}:${own.port}`;
    const answer = await checker.post('/api/check', {
      proxies_text: [
        `${address}:${own.user}:${own.password}`,
        `${address}:${own.user}:wrong`,
        'host.test:80',
        '[::1]:80',
        '',
      ].join('\r\n'),
    });
    assert.equal(at(answer.body, 'total'), 2);
    now += 60_000;
    const { body } = await checker.get(`/api/jobs/${textAt(answer.body, 'job_id')}/items`);
    assert.deepEqual(
      listAt(body, 'items').map((item) => at(item, 'status')),
      ['live', 'auth_failed'],
    );
    assert.deepEqual(
      listAt(body, 'items').map((item) => at(item, 'proxy_norm')),
      [address, address],
    );
  });

  it('refuses bodies without a proxy, of a wrong type or over 2 MB', async () => {
    for (const body of [
      {},
      { proxies_text: 7 },
      { proxies_text: 'nothing' },
      [],
      { proxies_text: '1.2.3.4:0' },
    ]) {
      assert.equal((await checker.post('/api/check', body)).status, 400, JSON.stringify(body));
    }
    assert.equal(
      (await checker.post('/api/check', { proxies_text: '1.2.3.4:80\n'.repeat(200_000) })).status,
      413,
    );
  });

  it('hides the jobs of others', async () => {
    const id = textAt((await checker.post('/api/check', { proxies_text: '192.0.2.1:80' })).body, 'job_id');
    const other = apiClient(sandbox, 'checker', sandbox.keys.checker.premium);
    assert.equal((await other.get(`/api/jobs/${id}`)).status, 404);
  });

  it('limits each category by tier', async () => {
    const scaled = await startSandbox({ clock: () => now, rateLimitScale: 0.1 });
    const refusedAfter = async (key: string, attempt: (client: ApiClient) => Promise<{ status: number }>) => {
      const client = apiClient(scaled, 'checker', key);
      let passed = 0;
      while ((await attempt(client)).status !== 429) {
        passed += 1;
      }
      return passed;
    };
    const { main, premium } = scaled.keys.checker;
    const read = (client: ApiClient) => client.get('/api/jobs/none');
    const check = (client: ApiClient) => client.post('/api/check', { proxies_text: '192.0.2.1:80' });
    const exported = (client: ApiClient) => client.get('/api/jobs/none/export');
    assert.deepEqual(
      [await refusedAfter(main, read), await refusedAfter(main, check), await refusedAfter(main, exported)],
      [6, 2, 1],
    );
    assert.deepEqual(
      [
        await refusedAfter(premium, read),
        await refusedAfter(premium, check),
        await refusedAfter(premium, exported),
      ],
      [30, 20, 6],
    );
    now += 60_000;
    const client = apiClient(scaled, 'checker');
    assert.deepEqual([(await read(client)).status, (await exported(client)).status], [404, 429]);
    await scaled.stop();
  });
});
