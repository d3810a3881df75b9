import type { ProbeAnswer } from '../probe/probe.js';
import type { Finding, Judge, OwnTarget } from './judge.js';
import { pageUrl, requestFor } from './request.js';
import { pagePattern, type PagePattern } from './pagePattern.js';
import { turnedAway } from './turnedAway.js';

/** What is wrong with a target as it was written. */
export type OwnTargetProblem =
  | { readonly kind: 'badUrl' | 'badMethod' | 'badStatus' | 'badPattern' }
  | { readonly kind: 'badHeader'; readonly name: string };

/** How much of a page is looked through for a text or a pattern, and how much where only its status counts. */
const PAGE_BYTES = 64 * 1024;
const HEAD_BYTES = 8 * 1024;

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What a header's value may hold (RFC 9110): anything else could end the line or the request. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const NO_PATTERN: PagePattern = { isIn: () => false };
const NO_PAGE = new Set(['CONNECT', 'TRACE']);

/** The page of a person's own as a judge: it tells whether the proxy gets there, not how it looks from outside. */
export function ownTargetJudge(target: OwnTarget): Judge | { readonly problem: OwnTargetProblem } {
  const { method, headers, text, blockedPattern } = target;
  const url = pageUrl(target.url);
  const pattern = blockedPattern === undefined ? NO_PATTERN : pagePattern(blockedPattern);
  const problem = problemOf(target);
  if (!url) {
    return { problem: { kind: 'badUrl' } };
  }
  if (problem) {
    return { problem };
  }
  if (!pattern) {
    return { problem: { kind: 'badPattern' } };
  }
  const isRead = blockedPattern !== undefined || text !== undefined;
  const request = {
    ...(method === undefined ? {} : { method }),
    ...(headers === undefined ? {} : { headers }),
  };
  return {
    url: url.href,
    target: requestFor(url, { ...request, answerBytes: isRead ? PAGE_BYTES : HEAD_BYTES }),
    read(answer) {
      if (pattern.isIn(answer)) {
        return { verdict: 'blocked', reason: 'blockPage' };
      }
      const unexpected = unexpectedIn(answer, target);
      return unexpected === undefined
        ? { verdict: 'live', reason: 'none' }
        : (turnedAway(answer) ?? { verdict: 'garbage', reason: unexpected });
    },
    // Whatever it answers here, it may be meant for another country: that it answers is all that counts.
    view: () => ({ headers: new Map() }),
    download: (mostBytes) => requestFor(url, { ...request, answerBytes: mostBytes }),
  };
}

function problemOf({ method = 'GET', headers = {}, status = 200 }: OwnTarget): OwnTargetProblem | undefined {
  if (!TOKEN.test(method) || NO_PAGE.has(method.toUpperCase())) {
    return { kind: 'badMethod' };
  }
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    return { kind: 'badStatus' };
  }
  const bad = Object.entries(headers).find(([name, value]) => !TOKEN.test(name) || !HEADER_VALUE.test(value));
  return bad && { kind: 'badHeader', name: bad[0] };
}

function unexpectedIn(answer: ProbeAnswer, { status, text }: OwnTarget): Finding['reason'] | undefined {
  const isStatusRight = status === undefined ? answer.status < 400 : answer.status === status;
  if (!isStatusRight) {
    return 'unexpectedStatus';
  }
  return text === undefined || answer.body().includes(text) ? undefined : 'unexpectedText';
}
