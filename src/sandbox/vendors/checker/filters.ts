import { ANONYMITIES, PROTOCOLS, type PublicProxy } from './publicProxies.js';

const DEFAULT_FRESH_MINUTES = 1_440;
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

export interface PageRequest {
  readonly page: number;
  readonly limit: number;
}

/** A parameter's name and what is wrong with it. */
export class BadParameter extends Error {}

/** What the list's parameters ask for. Throws BadParameter. */
export function readFilter(query: URLSearchParams): (proxy: PublicProxy) => boolean {
  const protocol = word(query, 'protocol', PROTOCOLS);
  const anonymity = word(query, 'anonymity', ANONYMITIES);
  const country = query.get('country')?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    throw new BadParameter('country must be an ISO code of two letters');
  }
  const freshMinutes = number(query, 'fresh_minutes', 1, Infinity) ?? DEFAULT_FRESH_MINUTES;
  const maxLatencyMs = number(query, 'max_latency_ms', 1, Infinity) ?? Infinity;
  const minUptime = number(query, 'min_uptime', 0, 1, false) ?? 0;
  return (proxy) =>
    (protocol === undefined || proxy.protocol === protocol) &&
    (anonymity === undefined || proxy.anonymity === anonymity) &&
    (country === undefined || proxy.country === country) &&
    proxy.ageSeconds <= freshMinutes * 60 &&
    proxy.latencyMs <= maxLatencyMs &&
    proxy.uptime >= minUptime;
}

/** Throws BadParameter. */
export function readPage(query: URLSearchParams): PageRequest {
  return {
    page: number(query, 'page', 1, Infinity) ?? 1,
    limit: number(query, 'limit', 1, MAX_LIMIT) ?? DEFAULT_LIMIT,
  };
}

/** One page in the form of every list. */
export function pageOf<T>(
  all: readonly T[],
  { page, limit }: PageRequest,
): {
  readonly page: number;
  readonly limit: number;
  readonly total: number;
  readonly items: readonly T[];
} {
  return { page, limit, total: all.length, items: all.slice((page - 1) * limit, page * limit) };
}

function word(query: URLSearchParams, name: string, words: readonly string[]): string | undefined {
  const value = query.get(name)?.toLowerCase();
  if (value !== undefined && !words.includes(value)) {
    throw new BadParameter(`${name} must be one of ${words.join(', ')}`);
  }
  return value;
}

function number(
  query: URLSearchParams,
  name: string,
  low: number,
  high: number,
  isWhole = true,
): number | undefined {
  const text = query.get(name);
  if (text === null) {
    return undefined;
  }
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!(value >= low && value <= high) || (isWhole && !Number.isSafeInteger(value))) {
    throw new BadParameter(`${name} must be a number${high === Infinity ? '' : ` from ${low} to ${high}`}`);
  }
  return value;
}
