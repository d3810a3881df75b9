import type { ProbeAnswer, ProbeTarget } from '../probe/probe.js';
import type { CheckedAnonymity, Reason, Verdict } from '../verdict.js';

/** What an answer tells of the proxy it came through. */
export interface Finding {
  readonly verdict: Extract<Verdict, 'live' | 'blocked' | 'garbage'>;
  readonly reason: Reason;
  readonly exitIp?: string;
  /** ISO 3166 alpha-2. */
  readonly country?: string;
  readonly asn?: number;
  readonly anonymity?: CheckedAnonymity;
}

/** A page that says how its visitor looks from outside, or the page a person wants to reach. */
export interface Judge {
  readonly url: string;
  readonly target: ProbeTarget;
  read(answer: ProbeAnswer): Finding;
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
