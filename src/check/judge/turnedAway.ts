import type { ProbeAnswer } from '../probe/probe.js';
import type { Finding } from './judge.js';

const TURNS_AWAY = new Set([403, 429, 451, 503]);
const TOO_MANY = 429;

/** What the services that keep robots out put into their answers; read only where the status says no as well. */
const BLOCK_HEADERS = ['cf-mitigated', 'x-datadome', 'x-amzn-waf-action', 'x-kpsdk-ct', 'x-sucuri-block'];
const BLOCK_PAGE = new RegExp(
  [
    'Attention Required! \\| Cloudflare',
    '<title>Just a moment',
    'cf-error-details',
    '/cdn-cgi/challenge-platform/',
    'captcha-delivery\\.com',
    'px-captcha',
    '_Incapsula_Resource',
    'Incapsula incident ID',
    'errors\\.edgesuite\\.net',
    'Reference&#32;&#35;',
    'sucuri\\.net/privacy|Sucuri WebSite Firewall',
    'DDoS-Guard',
    'unusual traffic from your computer network',
    'api-services-support@amazon\\.com',
    'g-recaptcha|h-captcha|cf-turnstile',
    'Request unsuccessful\\.',
  ].join('|'),
  'i',
);

/** What an answer says whose status turns the visitor away; undefined for other answers. */
export function turnedAway(answer: ProbeAnswer): Finding | undefined {
  if (!TURNS_AWAY.has(answer.status)) {
    return undefined;
  }
  if (hasBlockPage(answer)) {
    return { verdict: 'blocked', reason: 'blockPage' };
  }
  return {
    verdict: 'blocked',
    reason: answer.status === TOO_MANY ? 'tooManyRequests' : 'unexpectedStatus',
  };
}

function hasBlockPage(answer: ProbeAnswer): boolean {
  return BLOCK_HEADERS.some((name) => answer.header(name) !== undefined) || BLOCK_PAGE.test(answer.body());
}
