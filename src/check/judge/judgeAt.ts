import type { ProbeAnswer } from '../probe/probe.js';
import type { CheckedAnonymity } from '../verdict.js';
import { anonymityOf } from './anonymity.js';
import type { DirectView, Finding, Judge } from './judge.js';
import { factsOf, type PageFacts } from './pageFacts.js';
import { pageUrl, requestFor, type RequestParts } from './request.js';
import { turnedAway } from './turnedAway.js';

/** More than any judge says; a page that is longer is none. */
const ANSWER_BYTES = 16 * 1024;
const USUAL_BYTES = 1_000;

/** The judge at a URL, whichever of the usual kinds it is; undefined where the text is no http or https URL. */
export function judgeAt(text: string, roots?: readonly string[]): Judge | undefined {
  const url = pageUrl(text);
  return url && judgeOf(url, roots && { roots });
}

function judgeOf(url: URL, trust: Pick<RequestParts, 'roots'> = {}): Judge {
  return {
    url: url.href,
    target: requestFor(url, { answerBytes: ANSWER_BYTES, ...trust }),
    pageBytes: USUAL_BYTES,
    read(answer, passage) {
      const facts = pageFacts(answer);
      return facts
        ? toFinding(facts, passage && anonymityOf(facts, passage))
        : (turnedAway(answer) ?? { verdict: 'garbage', reason: 'wrongJudge' });
    },
    view(answer) {
      const facts = pageFacts(answer);
      return facts && toView(facts);
    },
    // As httpbin has it; a judge that has not is no help here.
    download: (mostBytes) =>
      requestFor(new URL(`/bytes/${mostBytes}`, url), { answerBytes: mostBytes, ...trust }),
  };
}

function pageFacts(answer: ProbeAnswer): PageFacts | undefined {
  return answer.status >= 200 && answer.status < 300 ? factsOf(answer.body()) : undefined;
}

function toFinding({ addresses, country, asn }: PageFacts, anonymity?: CheckedAnonymity): Finding {
  return { verdict: 'live', reason: 'none', exitIp: addresses.at(-1), country, asn, anonymity };
}

function toView({ addresses, headers }: PageFacts): DirectView {
  const address = addresses.at(-1);
  return { headers: headers(), ...(address === undefined ? {} : { address }) };
}
