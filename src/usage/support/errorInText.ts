import { PROXY_ERROR_CODES, type ProxyErrorCode, type ProxyFailure } from '../../core/proxyErrors.js';

/** What a text says went wrong with a proxy. */
export interface ErrorInText {
  /** None, the one that is meant, or those among which a person has to say. */
  readonly failures: readonly ProxyFailure[];
  /** Whether the text tells that the proxy itself said so, and not the site behind it. */
  readonly isFromProxy: boolean;
}

/** More than anybody selects to ask about. */
const LONGEST = 100_000;

/** Finds the error of a proxy in a line of a log, a stack trace or a browser's message. */
export function errorInText(text: string): ErrorInText {
  const lines = text.slice(0, LONGEST).split(/\r\n|[\n\r]/u);
  const mentions = lines.flatMap((line) => mentionsIn(line, isStatus));
  const found = mentions.length > 0 ? mentions : lines.flatMap((line) => mentionsIn(line, isNearProxyWord));
  const codes = distinct(found.map(({ code }) => code));
  if (codes.length === 0) {
    return nameless(text);
  }
  const meant = codes.length === 1 ? codes : nearestToProxyWords(found);
  return {
    failures: meant,
    isFromProxy: found.some(({ code, isFromProxy }) => code === meant[0] && isFromProxy),
  };
}

/** Messages that name a failure without any status. */
function nameless(text: string): ErrorInText {
  if (TUNNEL_REFUSED.test(text)) {
    return { failures: ['tunnelRefused'], isFromProxy: true };
  }
  return { failures: NO_CONNECTION.test(text) ? ['noConnection'] : [], isFromProxy: false };
}

const TUNNEL_REFUSED = /ERR_TUNNEL_CONNECTION_FAILED|unsuccessful tunnel|tunnel error: unsuccessful/i;

const NO_CONNECTION = new RegExp(
  [
    'ERR_PROXY_CONNECTION_FAILED',
    'ERR_NO_SUPPORTED_PROXIES',
    'NS_ERROR_PROXY_CONNECTION_REFUSED',
    'NS_ERROR_UNKNOWN_PROXY_HOST',
    'ClientProxyConnectionError',
    'could(?: not|n.t) resolve proxy',
    '(?:cannot|unable to|failed to|could not) connect to (?:the )?proxy',
    'proxyconnect tcp: dial',
    'ProxyConnectTimeout',
  ].join('|'),
  'i',
);

/** A status in a line, with how far it stands from the next word that speaks of a proxy. */
interface Mention {
  readonly code: ProxyErrorCode;
  readonly distance: number;
  readonly isFromProxy: boolean;
}

type Judge = (before: string, after: string) => boolean;

/** The statuses of a line: numbers that are one by what stands around them, and phrases that stand for one. */
function mentionsIn(line: string, isMeant: Judge): readonly Mention[] {
  const numbers = [...line.matchAll(NUMBER)].filter(({ 0: number, index }) => {
    const before = line.slice(Math.max(0, index - NEAR), index);
    const after = line.slice(index + number.length, index + number.length + NEAR);
    return !isOfSomethingElse(before, after) && isMeant(before, after);
  });
  const named = NAMES.flatMap(([pattern, code]) =>
    [...line.matchAll(pattern)].map(({ index }) => ({ code, index })),
  );
  const all = [...numbers.map(({ 0: number, index }) => ({ code: codeOf(number), index })), ...named];
  return all.flatMap(({ code, index }) =>
    code === undefined
      ? []
      : [
          {
            code,
            distance: distanceTo(PROXY_WORDS, line, index),
            isFromProxy: code === 407 || Number.isFinite(distanceTo(SAID_BY_PROXY, line, index)),
          },
        ],
  );
}

/** Characters within which words are about a number. */
const NEAR = 80;

const NUMBER = new RegExp(`\\b(?:${PROXY_ERROR_CODES.join('|')})\\b`, 'gu');

/** What clients write in the place of the number, Firefox and Go among them. */
const NAMES: readonly (readonly [RegExp, ProxyErrorCode])[] = [
  [/proxy[- ]auth(?:entication|orization) required/giu, 407],
  [/NS_ERROR_PROXY_AUTHENTICATION_FAILED/gu, 407],
  [/ERR_(?:UNEXPECTED_)?PROXY_AUTH\w*|ERR_INVALID_AUTH_CREDENTIALS/gu, 407],
  [/\bForbidden\b|NS_ERROR_PROXY_FORBIDDEN/gu, 403],
  [/\bToo Many Requests\b|NS_ERROR_PROXY_TOO_MANY_REQUESTS/giu, 429],
  [/\bBad Gateway\b|NS_ERROR_PROXY_BAD_GATEWAY/giu, 502],
  [/\bService (?:Temporarily )?Unavailable\b|NS_ERROR_PROXY_SERVICE_UNAVAILABLE/giu, 503],
  [/\bGateway Time-?out\b|NS_ERROR_PROXY_GATEWAY_TIMEOUT/giu, 504],
];

const PROXY_WORDS = /prox(?:y|ies)|tunnel|\bCONNECT\b/giu;

/** Words of a client that got the answer from the proxy while it opened a tunnel, or names the proxy as who answered. */
const SAID_BY_PROXY = new RegExp(
  [
    'tunnel',
    '\\bCONNECT\\b',
    'proxy ?error',
    'NS_ERROR_PROXY',
    'TCP_DENIED',
    'from (?:the )?proxy',
    'proxy (?:re(?:turn|spon|fus|pli)|answer|said|says)',
  ].join('|'),
  'giu',
);

/** Ports, parts of addresses, dates and decimals, places in files, amounts. */
function isOfSomethingElse(before: string, after: string): boolean {
  return (
    /[\d.,#$€+-]$/u.test(before) ||
    (/[\w\])"']:$/u.test(before) && !STATUS_WORD.test(before)) ||
    (before.endsWith('/') && !/\bTCP_\w+\/$/u.test(before)) ||
    /^(?:[.,:/-]\d|%|\s?(?:[kmg]i?b|m?s|seconds?|bytes|items|rows|lines|results|times|retries|requests|prox(?:y|ies) (?:are|were|left|in)|proxies)\b)/iu.test(
      after,
    )
  );
}

/** A word that a status follows, with what may stand between them. */
const STATUS_WORD = new RegExp(
  `\\b(?:status|(?:status)?_?code|response|error|fail(?:ed|ure)|http|return(?:s|ed)|got|received|answer(?:s|ed)|replied|respond(?:s|ed)|with|crawled)(?: (?:is|of|was|code))?["']?[\\s:=]*["'\`(<\\[]*$`,
  'iu',
);

const BEFORE_STATUS = [
  STATUS_WORD,
  /\bHTTP\/\d(?:\.\d)?"?\s+$/iu,
  /\bTCP_\w+\/$/u,
  // a request and what came of it, as servers and clients log it
  /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT)\s+\S+["']?[\s:]+$/u,
  /(?:[-=]>|→|<[-=<]|←)\s*$/u,
];

const AFTER_STATUS =
  /^["'`\])]*[\s:,-]*(?:b?["'])?(?:proxy auth|forbidden|bad gateway|service (?:temporarily )?unavailable|gateway time|too many|client error|server error|from (?:the )?proxy|https?:\/\/)/iu;

function isStatus(before: string, after: string): boolean {
  const isAlone = before.trim() === '' && after.trim() === '';
  const isBracketed = /(?:^|[\s=:])[([]$/u.test(before) && /^[)\]]/u.test(after);
  return (
    isAlone ||
    isBracketed ||
    AFTER_STATUS.test(after) ||
    BEFORE_STATUS.some((pattern) => pattern.test(before))
  );
}

/** A number that nothing marks as a status, in a line about a proxy. */
function isNearProxyWord(before: string, after: string): boolean {
  return (
    !/\b(?:lines?|ports?|pid|page|row|id|length|size|took|after|in|attempt|timeout)[\s:=#]*$/iu.test(
      before,
    ) && distanceTo(PROXY_WORDS, before + after, before.length) <= NEAR
  );
}

/** How far the next match of a pattern stands from a place in a line; infinite where none is near. */
function distanceTo(pattern: RegExp, line: string, place: number): number {
  const from = Math.max(0, place - NEAR);
  const near = line.slice(from, place + NEAR);
  return Math.min(...[...near.matchAll(pattern)].map(({ index }) => Math.abs(from + index - place)));
}

/** The one code that stands nearest to such a word, else all of them. */
function nearestToProxyWords(mentions: readonly Mention[]): readonly ProxyErrorCode[] {
  const least = Math.min(...mentions.map(({ distance }) => distance));
  const nearest = distinct(mentions.filter(({ distance }) => distance === least).map(({ code }) => code));
  return nearest.length === 1 ? nearest : distinct(mentions.map(({ code }) => code));
}

function codeOf(number: string): ProxyErrorCode | undefined {
  return PROXY_ERROR_CODES.find((code) => String(code) === number);
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
