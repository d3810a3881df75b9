import type { Reason } from '../verdict.js';
import type { ProbeResult } from './probe.js';

/** How a check ends, and why. */
export interface Ending {
  readonly verdict: ProbeResult['verdict'];
  readonly reason: Reason;
}

export const LIVE: Ending = { verdict: 'live', reason: 'none' };
export const MALFORMED: Ending = { verdict: 'refused', reason: 'malformedAddress' };
export const NOT_HTTP: Ending = { verdict: 'garbage', reason: 'notHttp' };
export const NOT_SOCKS: Ending = { verdict: 'garbage', reason: 'notSocks' };
export const HEADERS_TOO_LONG: Ending = { verdict: 'garbage', reason: 'headersTooLong' };
export const LOGIN_REQUIRED: Ending = { verdict: 'authRefused', reason: 'loginRequired' };
export const LOGIN_REFUSED: Ending = { verdict: 'authRefused', reason: 'loginRefused' };
export const TARGET_REFUSED: Ending = { verdict: 'refused', reason: 'targetRefused' };
export const TARGET_UNREACHABLE: Ending = { verdict: 'refused', reason: 'targetUnreachable' };
export const PROXY_ERROR: Ending = { verdict: 'refused', reason: 'proxyError' };
export const TOO_MANY_REQUESTS: Ending = { verdict: 'refused', reason: 'tooManyRequests' };
export const NO_CONNECT: Ending = { verdict: 'refused', reason: 'noConnect' };
export const UNEXPECTED_STATUS: Ending = { verdict: 'garbage', reason: 'unexpectedStatus' };
export const CLOSED_EARLY: Ending = { verdict: 'refused', reason: 'closedEarly' };
/** The answer had begun. */
export const CUT_OFF: Ending = { verdict: 'garbage', reason: 'closedEarly' };
export const TLS_FAILED: Ending = { verdict: 'garbage', reason: 'tlsFailed' };
/** The target's own certificate is another one. */
export const INTERCEPTED: Ending = { verdict: 'intercepted', reason: 'untrustedCertificate' };
/** The proxy's certificate, of those that are reached by TLS, is not to be trusted. */
export const PROXY_UNTRUSTED: Ending = { verdict: 'refused', reason: 'untrustedCertificate' };

const SYSTEM_REASONS = new Map<string, Reason>([
  ['ECONNREFUSED', 'connectionRefused'],
  ['ENOTFOUND', 'hostNotFound'],
  ['EAI_AGAIN', 'hostNotFound'],
  ['EAI_FAIL', 'hostNotFound'],
  ['EAI_NODATA', 'hostNotFound'],
  ['EAI_NONAME', 'hostNotFound'],
  ['ENETUNREACH', 'networkUnreachable'],
  ['EHOSTUNREACH', 'networkUnreachable'],
  ['ENETDOWN', 'networkUnreachable'],
  ['EHOSTDOWN', 'networkUnreachable'],
  ['EACCES', 'networkUnreachable'],
  ['EPERM', 'networkUnreachable'],
  ['EAFNOSUPPORT', 'networkUnreachable'],
  ['EMFILE', 'tooManyDescriptors'],
  ['ENFILE', 'tooManyDescriptors'],
  ['ENOBUFS', 'tooManyDescriptors'],
  ['ENOMEM', 'tooManyDescriptors'],
  // Every local port is taken: the same to whoever has to start fewer at once.
  ['EADDRNOTAVAIL', 'tooManyDescriptors'],
]);

/** What the system's error says of a connection; whatever has no word of its own is one that broke. */
export function endingOf(error: NodeJS.ErrnoException): Ending {
  if (error.code === 'ETIMEDOUT') {
    return { verdict: 'timeout', reason: 'slowConnect' };
  }
  return { verdict: 'refused', reason: SYSTEM_REASONS.get(error.code ?? '') ?? 'connectionReset' };
}
