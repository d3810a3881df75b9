import type { CheckPlan, RunProgress, RunningCheck } from '../../check/engine/plan.js';
import type { BadLine, CheckList } from '../../check/list/checkList.js';
import type { ResultColumns } from '../../check/results.js';

/** Where the list of a run came from, so that a reload can find its credentials again. Names and ids alone. */
export type RunSource =
  | { readonly kind: 'text' }
  | { readonly kind: 'file'; readonly path: string }
  /** A row's origin says which of them. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'accounts' };

/** One check of many proxies, as it is listed. */
export interface RunInfo {
  readonly id: string;
  /** What was checked, such as a file's name; plain text. */
  readonly title: string;
  readonly source: RunSource;
  /** `local` is this machine; else the account that checks. */
  readonly checkedBy:
    | { readonly kind: 'local' }
    | {
        readonly kind: 'remote';
        readonly account: string;
        /** Grows while parts of the list are sent. */
        readonly jobs: readonly string[];
      };
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly progress: RunProgress;
  /** How many rows have each verdict, by its place in `VERDICTS`. */
  readonly counts: readonly number[];
  /** Another window works on it, which alone can pause or cancel it. */
  readonly isElsewhere: boolean;
  /** Lines of the source that are no proxy, and those that say again what another says. */
  readonly badLineCount: number;
  readonly duplicateCount: number;
}

/** What a run is made of when it begins. */
export interface RunStart {
  readonly title: string;
  readonly source: RunSource;
  readonly checkedBy: RunInfo['checkedBy'];
  readonly list: CheckList;
  readonly badLineCount: number;
  /** The first of them, as many as a person may want to read. */
  readonly badLines?: readonly BadLine[];
  readonly duplicateCount: number;
  /** Begins the work; called once. */
  readonly begin: () => RunningCheck;
  readonly plan?: Pick<CheckPlan, 'looks' | 'limits'>;
}

/** A run with what it found. After a reload its list knows no credential: `CheckList.address` gives none. */
export interface OpenRun {
  readonly info: RunInfo;
  readonly list: CheckList;
  readonly results: ResultColumns;
  /** The first of the lines that are no proxy; absent where nobody kept them. */
  readonly badLines?: readonly BadLine[];
  /** There while this window works on it. */
  readonly running?: RunningCheck;
}

/** Every run that is kept, those of this window and those read from disk. */
export interface CheckRuns {
  /** The latest first. */
  all(): Promise<readonly RunInfo[]>;
  open(id: string): Promise<OpenRun | undefined>;
  /** Resolves to the new run's id once it stands on disk. */
  start(start: RunStart): Promise<string>;
  pause(id: string): void;
  resume(id: string): void;
  cancel(id: string): void;
  remove(id: string): Promise<void>;
  /** The ids of the runs that changed, were added or removed; at most a few times a second. */
  onDidChange(listener: (id: string) => void): { dispose(): void };
}
