import type { Looks } from '../engine/plan.js';
import type { Judge } from '../judge/judge.js';

/** What goes both ways beside the request itself, in bytes: the proxy's protocol and the answer's headers. */
const AROUND = 600;
/** A handshake of TLS with the usual chain of certificates. */
const TLS = 5_500;

/**
 * How many bytes a run will take of what the proxies' plans count, if all of them work: about, and rather more than
 * less. Known before anything is sent. A person's own page is counted as far as it is read at most.
 */
export function estimateBytes(count: number, looks: Looks, judges: readonly Judge[]): number {
  const plain = judges.find(({ target }) => !target.isTls);
  const tls = judges.find(({ target }) => target.isTls);
  const first = plain ?? tls;
  if (!first) {
    return 0;
  }
  const each =
    bytesOf(first) * (1 + looks.exitRequests) +
    (looks.interception && tls ? bytesOf(tls) : 0) +
    (looks.anonymity && plain ? bytesOf(plain) : 0) +
    (looks.dns ? bytesOf(first) : 0) +
    (looks.downloadBytes > 0 ? looks.downloadBytes + bytesOf(first) : 0);
  return count * each;
}

function bytesOf({ target, pageBytes }: Judge): number {
  return target.request.length + AROUND + (pageBytes ?? target.answerBytes) + (target.isTls ? TLS : 0);
}
