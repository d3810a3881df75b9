import type { ProbeAnswer } from '../probe/probe.js';
import type { Finding, Passage } from './judge.js';

const TURNS_AWAY = new Set([401, 403, 429, 451, 503]);
const GATEWAY_FAILED = new Set([502, 503, 504]);
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

/** Programs that answer by themselves where they should forward. */
const PROXY_SERVER = /^(?:squid|tinyproxy|privoxy|mikrotik|3proxy|ccproxy|wingate|polipo|bluecoat)/i;

/**
 * What an answer with a status of refusal says: `blocked` where the target turns the proxy away, `refused` where the
 * proxy itself answered in the target's place, as it can to a request in absolute form. Undefined for other answers.
 */
export function turnedAway(answer: ProbeAnswer, form: Passage['form'] | undefined): Finding | undefined {
  const { status } = answer;
  const isBlockPage = TURNS_AWAY.has(status) && hasBlockPage(answer);
  if (form === 'absolute' && !isBlockPage && (GATEWAY_FAILED.has(status) || isProxysOwn(answer))) {
    return { verdict: 'refused', reason: GATEWAY_FAILED.has(status) ? 'targetUnreachable' : 'targetRefused' };
  }
  if (!TURNS_AWAY.has(status)) {
    return undefined;
  }
  const otherwise = status === TOO_MANY ? 'tooManyRequests' : 'unexpectedStatus';
  return { verdict: 'blocked', reason: isBlockPage ? 'blockPage' : otherwise };
}

function hasBlockPage(answer: ProbeAnswer): boolean {
  return BLOCK_HEADERS.some((name) => answer.header(name) !== undefined) || BLOCK_PAGE.test(answer.body());
}

function isProxysOwn(answer: ProbeAnswer): boolean {
  return (
    answer.status >= 400 &&
    (answer.header('x-squid-error') !== undefined || PROXY_SERVER.test(answer.header('server') ?? ''))
  );
}
