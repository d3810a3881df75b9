import type { Effects } from '../../core/effects.js';
import { isProviderError, ProviderError } from '../../core/errors.js';
import type { PageRequest } from '../../core/page.js';
import type { ExportFormat, ProxyFilters } from '../../core/publicProxies.js';
import type { Permit } from '../../core/permit.js';
import { Secret } from '../../core/secret.js';
import type { Connect } from '../../http/client.js';
import { messageUnder } from '../errorBody.js';
import { payloadOf } from '../payload.js';
import type { Credentials } from '../provider.js';
import { withoutQuotes } from './quotes.js';
import { jobAnswer, jobItemsAnswer, proxiesAnswer, submittedAnswer } from './schemas.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const CHECKS = 'api_check';
const EXPORTS = 'api_export';

/** The document says 2 MB and not which: this is the smaller reading. */
const MAX_CHECK_BYTES = 2_000_000;

/** The API's calls (contracts: checker). Its document states the limits of free and premium accounts, not which one this is. */
export function checkerCalls({ baseUrl, key }: Credentials, connect: Connect) {
  const client = connect({
    provider: 'checker',
    baseUrl,
    keyHeader: { name: 'Authorization', value: new Secret(`Bearer ${key.expose()}`) },
    rateLimits: [
      { category: 'api_read', limit: 60, windowMs: MINUTE_MS, isLowestTier: true },
      { category: CHECKS, limit: 20, windowMs: HOUR_MS, isLowestTier: true },
      { category: EXPORTS, limit: 10, windowMs: HOUR_MS, isLowestTier: true },
    ],
    retries: 'reads',
    readErrorBody: (_status, body) => messageUnder(body, 'error'),
  });
  return {
    budgets: () => client.budgets(),

    proxies: ({ page, pageSize, ...filters }: PageRequest & ProxyFilters, signal: AbortSignal) =>
      needing(
        'api.proxies.read',
        client.read({
          endpoint: 'GET /api/proxies',
          path: ['api', 'proxies'],
          query: { ...filterQuery(filters), page, limit: pageSize },
          schema: proxiesAnswer(),
          signal,
        }),
      ),

    exportProxies: (filters: ProxyFilters, format: ExportFormat, file: string, signal: AbortSignal) =>
      needing(
        'api.proxies.read',
        client.download({
          endpoint: 'GET /api/proxies/export',
          path: ['api', 'proxies', 'export'],
          query: { ...filterQuery(filters), format },
          category: EXPORTS,
          file,
          signal,
        }),
      ),

    premiumProxies: ({ page, pageSize }: PageRequest, signal: AbortSignal) =>
      needing(
        'api.premium.proxies.read',
        client.read({
          endpoint: 'GET /api/premium/proxies',
          path: ['api', 'premium', 'proxies'],
          query: { page, limit: pageSize },
          schema: proxiesAnswer(),
          signal,
        }),
      ),

    job: (jobId: string, signal: AbortSignal) =>
      needing(
        'api.jobs.read',
        client.read({
          endpoint: 'GET /api/jobs/{id}',
          path: ['api', 'jobs', jobId],
          schema: jobAnswer(),
          signal,
        }),
      ),

    jobItems: (jobId: string, { page, pageSize }: PageRequest, signal: AbortSignal) =>
      needing(
        'api.jobs.read',
        client.read({
          endpoint: 'GET /api/jobs/{id}/items',
          path: ['api', 'jobs', jobId, 'items'],
          query: { page, limit: pageSize },
          schema: jobItemsAnswer(),
          signal,
        }),
      ),

    exportJob: (jobId: string, format: ExportFormat, file: string, signal: AbortSignal) =>
      needing(
        'api.jobs.read',
        client.download({
          endpoint: 'GET /api/jobs/{id}/export',
          path: ['api', 'jobs', jobId, 'export'],
          query: { format },
          category: EXPORTS,
          file,
          signal,
        }),
      ),

    submitCheck: ({ includeAnonymity }: Effects['submitCheck'], permit: Permit) => {
      const endpoint = 'POST /api/check';
      const list = payloadOf(permit);
      const body = { proxies_text: list, include_anonymity: includeAnonymity };
      const bytes = Buffer.byteLength(JSON.stringify({ ...body, proxies_text: list.expose() }));
      if (bytes > MAX_CHECK_BYTES) {
        const detail = `a body of ${bytes} bytes, of at most ${MAX_CHECK_BYTES}`;
        return Promise.reject(
          new ProviderError({ kind: 'invalidRequest', provider: 'checker', endpoint, detail, isSent: false }),
        );
      }
      return withoutQuotes(
        list.expose(),
        needing(
          'api.check.write',
          client.effect({
            endpoint,
            method: 'POST',
            path: ['api', 'check'],
            body,
            category: CHECKS,
            schema: submittedAnswer(),
            permit,
          }),
        ),
      );
    },
  };
}

function filterQuery({ protocol, country, anonymity, ...limits }: ProxyFilters) {
  return {
    protocol,
    country,
    anonymity,
    fresh_minutes: limits.freshMinutes,
    max_latency_ms: limits.maxLatencyMs,
    min_uptime: limits.minUptime,
  };
}

/** A 403 does not say what is missing, so the error names what this call needs. */
async function needing<T>(permission: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isProviderError(error) && error.kind === 'forbidden') {
      throw new ProviderError({ ...error.details, detail: permission });
    }
    throw error;
  }
}
