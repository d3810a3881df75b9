import type { ErrorKind } from '../../core/errors.js';
import type { ResultColumns } from '../results.js';
import type { CheckList } from '../list/checkList.js';
import type { Judge } from '../judge/judge.js';

/** What is looked at beside "does it work", on those that do. */
export interface Looks {
  /** Whether a certificate that comes through it is the judge's own. */
  readonly interception: boolean;
  readonly anonymity: boolean;
  /** Where names are resolved. */
  readonly dns: boolean;
  /** How many requests, to see whether the exit stays; 0 is none. */
  readonly exitRequests: number;
  /** At most so many bytes are downloaded to measure the rate; 0 is none. */
  readonly downloadBytes: number;
}

export interface EngineLimits {
  /** Checks that count as under way at once. */
  readonly concurrency: number;
  /** Of them, at one proxy host. */
  readonly perHost: number;
  readonly timeoutMs: number;
}

export interface CheckPlan {
  readonly list: CheckList;
  /** In the order they are tried; one that does not answer directly is left out. */
  readonly judges: readonly Judge[];
  readonly limits: EngineLimits;
  readonly looks: Looks;
}

export const RUN_STATES = ['running', 'paused', 'finished', 'cancelled', 'stopped'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Why a run ended before its list did. */
export type StopReason =
  /** One login was refused again and again, so that going on could lock it out. */
  | { readonly kind: 'credentialRefused'; readonly count: number }
  | { readonly kind: 'noJudge'; readonly tried: readonly string[] }
  | { readonly kind: 'noDescriptors' }
  /** The provider that checks cannot be asked any longer. */
  | { readonly kind: 'providerFailed'; readonly error: ErrorKind }
  /** It has not gone on with a job for a long time. */
  | { readonly kind: 'jobStalled'; readonly job: string }
  /** It did not answer when the list was sent: it may check it, under an id that nobody knows. */
  | { readonly kind: 'sendUnknown' }
  /** The window closed, or the editor ended, in the middle. */
  | { readonly kind: 'interrupted' };

export interface RunProgress {
  readonly state: RunState;
  readonly stopped?: StopReason;
  readonly total: number;
  readonly done: number;
  readonly live: number;
  /** While those that work are looked at more closely: of how many, and how many were. */
  readonly looks?: { readonly done: number; readonly total: number };
  /** Over the last seconds. */
  readonly perSecond: number;
  /** Absent while it cannot be told. */
  readonly remainingMs?: number;
}

/** A run under way, on this machine or at a provider: the same to whoever shows it. */
export interface RunningCheck {
  readonly results: ResultColumns;
  readonly progress: RunProgress;
  pause(): void;
  resume(): void;
  cancel(): void;
  /** Checks these rows again, within the same run; absent where a provider checks. */
  again?(rows: readonly number[]): void;
  /** Settles when nothing is under way or waiting. */
  readonly ended: Promise<void>;
  /** Called at most once a frame's time with the rows that changed since. */
  onDidChange(listener: (rows: Uint32Array) => void): { dispose(): void };
}
