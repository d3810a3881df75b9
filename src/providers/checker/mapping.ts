import type { ProxyScheme } from '../../core/proxy/endpoint.js';
import type { Job, JobItem, ListedProxy } from '../../core/publicProxies.js';
import { present } from '../present.js';
import { hostPort } from '../proxyAddress.js';
import type { JobAnswer, JobItemAnswer, ListedProxyAnswer } from './schemas.js';

/** `https` is an HTTP proxy that tunnels; what a word unknown here would need, `http` stands in for. */
const SCHEMES: ReadonlyMap<string, ProxyScheme> = new Map([
  ['socks4', 'socks4'],
  ['socks5', 'socks5'],
]);

/** `pool` tells apart the ids of a proxy that both lists hold. */
export function toListedProxy(pool: 'public' | 'premium', answer: ListedProxyAnswer): ListedProxy {
  const { proxy_norm: address, protocol } = answer;
  return present({
    endpoint: {
      kind: 'proxy',
      id: `${pool}/${hostPort(address)}/${protocol}`,
      address: { ...address, scheme: SCHEMES.get(protocol.toLowerCase()) ?? 'http' },
    },
    protocol,
    country: answer.country,
    anonymity: answer.anonymity,
    latencyMs: answer.latency_ms,
    uptimeScore: answer.uptime_score,
    checkedAt: answer.checked_at,
  });
}

const WAITING_WORDS: ReadonlySet<string> = new Set([
  'active',
  'checking',
  'created',
  'in_progress',
  'new',
  'pending',
  'processing',
  'queued',
  'running',
  'scheduled',
  'started',
  'waiting',
]);

export function toJob({ job_id, status, total, done, created_at, finished_at }: JobAnswer): Job {
  const isComplete = done === total && finished_at !== undefined;
  return present({
    id: job_id,
    status,
    isFinished: isComplete || !WAITING_WORDS.has(status.toLowerCase()),
    total,
    done: done ?? 0,
    createdAt: created_at,
    finishedAt: finished_at,
  });
}

/** The proxy as `host:port` alone: the line that was sent for checking may have held a password. */
export function toJobItem(answer: JobItemAnswer): JobItem {
  return present({
    proxy: hostPort(answer.proxy_norm),
    status: answer.status,
    protocol: answer.protocol,
    connectMs: answer.connect_ms,
    firstByteMs: answer.ttfb_ms,
    exitIp: answer.exit_ip,
    country: answer.country,
  });
}
