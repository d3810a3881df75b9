import type { ProbeAnswer, ProbeResult, ProbeTarget } from '../probe/probe.js';
import type { CheckedAnonymity, Reason, Verdict } from '../verdict.js';

/** What an answer tells of the proxy it came through. */
export interface Finding {
  readonly verdict: Extract<Verdict, 'live' | 'blocked' | 'garbage'>;
  readonly reason: Reason;
  readonly exitIp?: string | undefined;
  /** ISO 3166 alpha-2. */
  readonly country?: string | undefined;
  readonly asn?: number | undefined;
  readonly anonymity?: CheckedAnonymity | undefined;
}

/** What a judge says of this machine when it is asked without a proxy. */
export interface DirectView {
  readonly address?: string;
  /** The request's headers as the judge got them, in lower case; empty where it does not tell. */
  readonly headers: ReadonlyMap<string, string>;
}

/** The way an answer took, which decides what its echoed headers mean. */
export interface Passage {
  readonly form: ProbeResult['form'];
  readonly direct: DirectView;
}

/** A page that says how its visitor looks from outside, or the page a person wants to reach. */
export interface Judge {
  readonly url: string;
  readonly target: ProbeTarget;
  /** What the answer tells; of the proxy's anonymity only where the passage is given. */
  read(answer: ProbeAnswer, passage?: Passage): Finding;
  /** What an answer without a proxy says of this machine; undefined where it is not this page's. */
  view(answer: ProbeAnswer): DirectView | undefined;
  /** About how large its answer is; absent where nobody can say. */
  readonly pageBytes?: number;
  /** What is asked for to measure a rate, so many bytes at most; absent where there is nothing for it. */
  readonly download?: (mostBytes: number) => ProbeTarget;
}

/** The page that a person checks against, where it is not a judge. */
export interface OwnTarget {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: any status below 400. */
  readonly status?: number;
  /** A part of the answer that has to be there. */
  readonly text?: string;
  /** A regular expression that matches the pages of a target that turns proxies away. */
  readonly blockedPattern?: string;
}
