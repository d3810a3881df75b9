import type { ReadList } from '../../check/list/checkList.js';
import type { ReadListOptions } from '../../check/list/readList.js';
import type { ReadyAccount } from '../openAccounts.js';
import type { RunSource } from './runs.js';

/** A list that is to be checked, from wherever it came. */
export interface CheckedSource {
  /** As a person knows it; plain text. */
  readonly title: string;
  readonly source: RunSource;
  /** Reads it, again with each new answer of the person. */
  read(options: ReadListOptions): ReadList;
  /** Whose proxies they are; none for a text. */
  readonly accounts: readonly ReadyAccount[];
  /** Under which the notation of its ambiguous lines is remembered; absent where it would mean another list tomorrow. */
  readonly memoryName?: string;
}
