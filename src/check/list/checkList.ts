import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { ProxyFault, ProxyNotation } from '../../core/proxy/notation.js';

/** Whose proxy a row is, by names and ids alone: enough to find its credential again, and to act on it. */
export interface RowOrigin {
  /** An account's id. */
  readonly account?: string;
  /** The endpoint's stable id at that account. */
  readonly proxy?: string;
  /** The line of a text or file, from 1. */
  readonly line?: number;
  /** Which of the run's files that is, where it has several; counted from 0. */
  readonly file?: number;
}

/** The proxies of a run, each once. A row is decoded when it is asked for. */
export interface CheckList {
  readonly count: number;
  /** `host:port` as it is shown; an IPv6 host in brackets. Holds no credential. */
  label(index: number): string;
  /** Its `scheme` is absent where the source does not tell; then the engine finds it out. */
  address(index: number): ProxyAddress;
  /** Where the proxy is said, or was ordered, to be: ISO 3166 alpha-2. */
  askedCountry(index: number): string | undefined;
  origin(index: number): RowOrigin;
  /** The user and password as one small number, the same for the same pair; 0 is none. */
  credential(index: number): number;
}

/** A line that is no proxy, and why. */
export interface BadLine {
  readonly line: number;
  readonly reason: 'unreadable' | 'ambiguous';
  /** What is wrong with an unreadable one. */
  readonly fault?: ProxyFault;
  /** Which of several files, counted from 0. */
  readonly file?: number;
  /** Where the fault is, in UTF-16 units from 1. */
  readonly column?: number;
}

export interface ReadList {
  readonly list: CheckList;
  /** The first of them: a file that is no list at all has no end of them. */
  readonly badLines: readonly BadLine[];
  readonly badLineCount: number;
  /** The ways in which the lines can be read that have two readings; naming one of them settles those. */
  readonly ambiguousNotations: readonly ProxyNotation[];
  /** How many lines said again what an earlier one says. */
  readonly duplicates: number;
}
