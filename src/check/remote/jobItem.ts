import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import type { JobItem } from '../../core/publicProxies.js';
import type { Finding } from '../judge/judge.js';
import { countryIn, ipIn } from '../judge/values.js';
import type { ProbeResult } from '../probe/probe.js';

/** The document shows `live` alone; the other words are those in use (contracts: checker, GET /api/jobs/{jobId}/items). */
const WORDS: ReadonlyMap<string, Pick<ProbeResult, 'verdict' | 'reason'>> = new Map([
  ['live', { verdict: 'live', reason: 'none' }],
  ['alive', { verdict: 'live', reason: 'none' }],
  ['working', { verdict: 'live', reason: 'none' }],
  ['ok', { verdict: 'live', reason: 'none' }],
  ['timeout', { verdict: 'timeout', reason: 'none' }],
  ['timed_out', { verdict: 'timeout', reason: 'none' }],
  ['auth_failed', { verdict: 'authRefused', reason: 'none' }],
  ['auth_required', { verdict: 'authRefused', reason: 'loginRequired' }],
  ['unauthorized', { verdict: 'authRefused', reason: 'none' }],
]);

const WAITING: ReadonlySet<string> = new Set(['pending', 'queued', 'waiting', 'checking', 'running']);

/** What a provider found of one proxy, as a check from here would say it; undefined while it has found nothing. */
export function probeResultOf({
  status,
  protocol,
  connectMs,
  firstByteMs,
}: JobItem): ProbeResult | undefined {
  const word = status.toLowerCase();
  if (WAITING.has(word)) {
    return undefined;
  }
  const scheme = PROXY_SCHEMES.find((each) => each === protocol?.toLowerCase());
  return {
    ...(WORDS.get(word) ?? { verdict: 'refused', reason: 'none' }),
    // the provider's "https" is an HTTP proxy that tunnels
    ...(scheme !== undefined && { scheme: scheme === 'https' ? 'http' : scheme }),
    form: 'connect',
    connectMs: connectMs ?? Number.NaN,
    handshakeMs: Number.NaN,
    tunnelMs: Number.NaN,
    tlsMs: Number.NaN,
    firstByteMs: firstByteMs ?? Number.NaN,
    totalMs: Number.NaN,
    bytes: 0,
  };
}

/** Where a live one comes out; what is no address and no country is left out. */
export function findingOf({ status, exitIp: ip = '', country: code }: JobItem): Finding | undefined {
  if (WORDS.get(status.toLowerCase())?.verdict !== 'live') {
    return undefined;
  }
  const exitIp = ipIn(ip);
  const country = countryIn(code);
  return {
    verdict: 'live',
    reason: 'none',
    ...(exitIp !== undefined && { exitIp }),
    ...(country !== undefined && { country }),
  };
}
