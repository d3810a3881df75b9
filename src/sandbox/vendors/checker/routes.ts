import { bearerToken, type Call, jsonObject, type ProviderApi, type Route } from '../../api/call.js';
import { json, type Reply } from '../../api/reply.js';
import { MINUTE } from '../../world.js';
import type { Category, CheckerAccount, Permission } from './accounts.js';
import { listFile } from './files.js';
import { BadParameter, pageOf, readFilter, readPage } from './filters.js';
import { doneItems, isoSeconds, jobView } from './jobs.js';
import type { PublicProxy } from './publicProxies.js';
import type { CheckerState } from './state.js';

/** The document says 2 MB and not which; this is the smaller reading. */
const MAX_BODY_BYTES = 2_000_000;
const REFRESH_MS = 10 * MINUTE;
const PROXY_COLUMNS = ['proxy_norm', 'protocol', 'country', 'uptime_score', 'checked_at'] as const;
const ITEM_COLUMNS = [
  'proxy_norm',
  'status',
  'protocol',
  'connect_ms',
  'ttfb_ms',
  'exit_ip',
  'country',
] as const;

type Handler = (call: Call, account: CheckerAccount) => Reply;

/** The checker's seven calls. Its base URL ends in `/api/v1` and its paths begin with `/api` again. */
export function checkerApi(state: CheckerState): ProviderApi {
  const route = (
    method: Route['method'],
    path: string,
    op: string,
    [permission, category]: readonly [Permission, Category],
    handler: Handler,
  ): Route => ({
    method,
    path: `/api${path}`,
    op,
    handle: (call) => guarded(state, call, permission, category, handler),
  });
  return {
    basePath: '/api/v1',
    maxBodyBytes: MAX_BODY_BYTES,
    fail,
    routes: [
      route('GET', '/proxies', 'proxies', ['api.proxies.read', 'api_read'], ({ query, now }) =>
        json(listing(state.pool.proxies, query, now)),
      ),
      route(
        'GET',
        '/proxies/export',
        'exportProxies',
        ['api.proxies.read', 'api_export'],
        ({ query, now }) => {
          const wanted = state.pool.proxies.filter(readFilter(query));
          return listFile(
            'proxies',
            query,
            wanted.map((proxy) => proxyView(proxy, refreshedAt(now))),
            PROXY_COLUMNS,
          );
        },
      ),
      route('POST', '/check', 'check', ['api.check.write', 'api_check'], (call, account) =>
        check(state, call, account),
      ),
      route(
        'GET',
        '/jobs/:id',
        'job',
        ['api.jobs.read', 'api_read'],
        ofJob(state, (job, { now }) => json(jobView(job, now))),
      ),
      route(
        'GET',
        '/jobs/:id/items',
        'jobItems',
        ['api.jobs.read', 'api_read'],
        ofJob(state, (job, { query, now }) => json(pageOf(doneItems(job, now), readPage(query)))),
      ),
      route(
        'GET',
        '/jobs/:id/export',
        'exportJob',
        ['api.jobs.read', 'api_export'],
        ofJob(state, (job, { query, now }) => listFile('results', query, doneItems(job, now), ITEM_COLUMNS)),
      ),
      route(
        'GET',
        '/premium/proxies',
        'premiumProxies',
        ['api.premium.proxies.read', 'api_read'],
        ({ query, now }, { tier }) =>
          tier === 'premium'
            ? json(listing(state.premium, query, now))
            : fail(403, 'An active premium subscription is required'),
      ),
    ],
  };
}

function fail(status: number, error: string): Reply {
  return json({ error }, status);
}

function guarded(
  { accounts }: CheckerState,
  call: Call,
  permission: Permission,
  category: Category,
  handler: Handler,
): Reply {
  const account = accounts.withKey(bearerToken(call.headers) ?? '');
  if (!account) {
    return fail(401, 'Missing or invalid API key');
  }
  if (!account.isActive) {
    return fail(403, 'Account is not active');
  }
  if (!account.permissions.has(permission)) {
    return fail(403, `Your role lacks the permission ${permission}`);
  }
  if (!accounts.take(account, category, call.now).allowed) {
    return fail(429, `Rate limit exceeded for ${category}`);
  }
  try {
    return handler(call, account);
  } catch (error) {
    if (error instanceof BadParameter) {
      return fail(400, error.message);
    }
    throw error;
  }
}

function ofJob(
  { jobs }: CheckerState,
  handler: (job: NonNullable<ReturnType<CheckerState['jobs']['find']>>, call: Call) => Reply,
): Handler {
  return (call, { key }) => {
    const job = jobs.find(call.params['id'] ?? '', key);
    return job ? handler(job, call) : fail(404, 'Job not found');
  };
}

function check({ jobs, world }: CheckerState, call: Call, { key, name }: CheckerAccount): Reply {
  const { proxies_text: text, include_anonymity: withAnonymity = false } = jsonObject(call) ?? {};
  if (typeof text !== 'string' || typeof withAnonymity !== 'boolean') {
    return fail(400, 'proxies_text must be a string, include_anonymity a boolean');
  }
  const job = jobs.submit(key, text, withAnonymity);
  if (!job) {
    return fail(400, 'No valid proxies in proxies_text');
  }
  world.ledger.add({
    at: call.now,
    provider: 'checker',
    account: name,
    action: 'check',
    amount: '0.00',
    ref: job.id,
  });
  return json({ job_id: job.id, status: 'queued', total: job.total });
}

function listing(all: readonly PublicProxy[], query: URLSearchParams, now: number): unknown {
  const { page, limit, total, items } = pageOf(all.filter(readFilter(query)), readPage(query));
  const refreshed = refreshedAt(now);
  return {
    page,
    limit,
    total,
    refreshed_at: isoSeconds(refreshed),
    items: items.map((proxy) => proxyView(proxy, refreshed)),
  };
}

function refreshedAt(now: number): number {
  return Math.floor(now / REFRESH_MS) * REFRESH_MS;
}

function proxyView({ address, protocol, country, uptime, ageSeconds }: PublicProxy, refreshed: number) {
  return {
    proxy_norm: address,
    protocol,
    country,
    uptime_score: uptime,
    checked_at: isoSeconds(refreshed - ageSeconds * 1_000),
  };
}
