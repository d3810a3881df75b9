import type { ProviderTable } from '../table.js';

const filters = {
  protocol: 'socks5',
  country: 'US',
  anonymity: 'elite',
  freshMinutes: 60,
  maxLatencyMs: 500,
  minUptime: 0.9,
} as const;

const filterQuery =
  'protocol=socks5&country=US&anonymity=elite&fresh_minutes=60&max_latency_ms=500&min_uptime=0.9';

const LIST = '1.2.3.4:1080\n5.6.7.8:8080:canary_user:canary77';

const listEssentials = ['$.items', '$.items[0]', '$.items[0].proxy_norm', '$.items[0].protocol'];

const page = (pool: 'public' | 'premium') => ({
  items: [
    {
      endpoint: {
        kind: 'proxy',
        id: `${pool}/1.2.3.4:1080/socks5`,
        address: { scheme: 'socks5', host: '1.2.3.4', port: 1080 },
      },
      protocol: 'socks5',
      country: 'US',
      uptimeScore: 0.98,
      checkedAt: Date.UTC(2026, 5, 10, 7, 59, 12),
    },
  ],
  page: 1,
  hasMore: true,
  total: 1342,
  refreshedAt: Date.UTC(2026, 5, 10, 8),
});

export const checkerTable: ProviderTable = {
  provider: 'checker',
  keyHeader: ['authorization', 'Bearer '],
  reads: [
    {
      name: 'publicProxies.page',
      endpoint: 'GET /api/proxies',
      url: `/api/proxies?${filterQuery}&page=1&limit=20`,
      sample: 'checker/proxies.json',
      run: (account, signal) => account.publicProxies?.page({ ...filters, page: 1, pageSize: 20 }, signal),
      mapped: page('public'),
      essential: listEssentials,
    },
    {
      // The document shows no premium answer: it is read as a list.
      name: 'premiumProxies.page',
      endpoint: 'GET /api/premium/proxies',
      url: '/api/premium/proxies?page=1&limit=20',
      sample: 'checker/proxies.json',
      run: (account, signal) => account.premiumProxies?.page({ page: 1, pageSize: 20 }, signal),
      mapped: page('premium'),
      essential: listEssentials,
    },
    {
      name: 'keyCheck.check',
      endpoint: 'GET /api/proxies',
      url: '/api/proxies?page=1&limit=1',
      sample: 'checker/proxies.json',
      run: (account, signal) => account.keyCheck?.check(signal),
      mapped: { isValid: true },
      essential: listEssentials,
      reports401: true,
    },
    {
      name: 'jobs.one',
      endpoint: 'GET /api/jobs/{id}',
      url: '/api/jobs/9f1c%E2%80%A6',
      sample: 'checker/job.json',
      run: (account, signal) => account.jobs?.one('9f1c…', signal),
      mapped: {
        id: '9f1c…',
        status: 'completed',
        isFinished: true,
        total: 2,
        done: 2,
        createdAt: Date.UTC(2026, 5, 10, 8),
        finishedAt: Date.UTC(2026, 5, 10, 8, 0, 21),
      },
      essential: ['$.job_id', '$.status', '$.total'],
      firm: ['$.done'],
    },
    {
      name: 'jobs.items',
      endpoint: 'GET /api/jobs/{id}/items',
      url: '/api/jobs/j1/items?page=1&limit=50',
      sample: 'checker/jobItems.json',
      run: (account, signal) => account.jobs?.items('j1', { page: 1, pageSize: 50 }, signal),
      mapped: {
        items: [
          {
            proxy: '1.2.3.4:1080',
            status: 'live',
            protocol: 'socks5',
            connectMs: 230,
            firstByteMs: 510,
            exitIp: '1.2.3.4',
            country: 'US',
          },
        ],
        page: 1,
        hasMore: false,
        total: 2,
      },
      essential: ['$.items', '$.items[0]', '$.items[0].proxy_norm', '$.items[0].status'],
    },
  ],
  changes: [
    {
      kind: 'submitCheck',
      endpoint: 'POST /api/check',
      method: 'POST',
      url: '/api/check',
      payload: LIST,
      sent: { proxies_text: LIST, include_anonymity: true },
      answer: { sample: 'checker/check.json' },
      send: (account, permit) => account.submitCheck?.send({ lineCount: 2, includeAnonymity: true }, permit),
      receipt: { refs: ['9f1c…'] },
      essential: ['$.job_id'],
    },
  ],
  downloads: [
    {
      name: 'publicProxies.download',
      endpoint: 'GET /api/proxies/export',
      url: `/api/proxies/export?${filterQuery}&format=csv`,
      sample: '1001proxy/download.txt',
      run: (account, file, signal) => account.publicProxies?.download(filters, 'csv', file, signal),
    },
    {
      name: 'jobs.download',
      endpoint: 'GET /api/jobs/{id}/export',
      url: '/api/jobs/j1/export?format=json',
      sample: '1001proxy/download.txt',
      run: (account, file, signal) => account.jobs?.download('j1', 'json', file, signal),
    },
  ],
};
