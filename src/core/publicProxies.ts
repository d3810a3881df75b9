import type { ProxyEndpoint } from './endpoint.js';

export const PUBLIC_PROTOCOLS = ['http', 'https', 'socks4', 'socks5'] as const;
export type PublicProtocol = (typeof PUBLIC_PROTOCOLS)[number];
export const ANONYMITY_LEVELS = ['transparent', 'anonymous', 'elite'] as const;
export type Anonymity = (typeof ANONYMITY_LEVELS)[number];

/** The filters of a public list (contracts: checker, `GET /api/proxies`). */
export interface ProxyFilters {
  readonly protocol?: PublicProtocol;
  /** ISO 3166 alpha-2. */
  readonly country?: string;
  readonly anonymity?: Anonymity;
  readonly freshMinutes?: number;
  readonly maxLatencyMs?: number;
  /** 0 to 1. */
  readonly minUptime?: number;
}

/** A proxy of a list that somebody else verified. */
export interface ListedProxy {
  readonly endpoint: ProxyEndpoint;
  readonly protocol: string;
  readonly country?: string;
  readonly anonymity?: string;
  readonly latencyMs?: number;
  /** 0 to 1. */
  readonly uptimeScore?: number;
  readonly checkedAt?: number;
}

/** Whether a proxy passes all the filters at `now`, in epoch milliseconds. What is not told of it passes none. */
export function passes(proxy: ListedProxy, filters: ProxyFilters, now: number): boolean {
  const { protocol, country, anonymity, freshMinutes, maxLatencyMs, minUptime } = filters;
  const { checkedAt = -Infinity, latencyMs = Infinity, uptimeScore = -Infinity } = proxy;
  return (
    isSame(protocol, proxy.protocol) &&
    isSame(country, proxy.country) &&
    isSame(anonymity, proxy.anonymity) &&
    (freshMinutes === undefined || checkedAt >= now - freshMinutes * MINUTE_MS) &&
    (maxLatencyMs === undefined || latencyMs <= maxLatencyMs) &&
    (minUptime === undefined || uptimeScore >= minUptime)
  );
}

const MINUTE_MS = 60_000;

function isSame(wanted: string | undefined, told: string | undefined): boolean {
  return wanted === undefined || told?.toLowerCase() === wanted.toLowerCase();
}

export const EXPORT_FORMATS = ['txt', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A check that runs at the provider. */
export interface Job {
  readonly id: string;
  /** The provider's word, e.g. `queued`. */
  readonly status: string;
  readonly isFinished: boolean;
  readonly total: number;
  readonly done: number;
  readonly createdAt?: number;
  readonly finishedAt?: number;
}

/** One proxy's result within a job. */
export interface JobItem {
  readonly proxy: string;
  readonly status: string;
  readonly protocol?: string;
  readonly connectMs?: number;
  readonly firstByteMs?: number;
  readonly exitIp?: string;
  readonly country?: string;
}
