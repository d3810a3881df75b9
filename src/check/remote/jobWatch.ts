import type { Capabilities } from '../../core/capabilities.js';
import { isProviderError, type ErrorKind } from '../../core/errors.js';
import type { Page, PageRequest } from '../../core/page.js';
import type { JobItem } from '../../core/publicProxies.js';
import type { StopReason } from '../engine/plan.js';

/** What a remote check knows of time; a test moves one of its own. */
export interface RemoteClock {
  nowMs(): number;
  epochSeconds(): number;
  every(intervalMs: number, tick: () => void): { dispose(): void };
  /** Resolves after so long, or once the signal aborts; never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const GROWTH = 1.6;
/** A job in which nothing moves for so long is taken for dead. */
const STALLED_MS = 15 * 60_000;

/** What another try cannot mend. */
const FINAL: ReadonlySet<ErrorKind> = new Set([
  'unauthorized',
  'forbidden',
  'notFound',
  'invalidRequest',
  'refused',
  'redirected',
  'malformedAnswer',
]);

/** Follows jobs at a provider with growing patience. */
export class JobWatch {
  readonly #done = new Map<string, number>();

  constructor(
    private readonly jobs: Pick<Capabilities['jobs'], 'one' | 'items'>,
    private readonly clock: RemoteClock,
    private readonly isPaused: () => boolean,
  ) {}

  /** How many proxies the provider says it has checked, over all jobs. */
  get done(): number {
    return [...this.#done.values()].reduce((sum, done) => sum + done, 0);
  }

  /** Resolves at once unless the person paused the run, then when it goes on. */
  async whileGoing(signal: AbortSignal): Promise<void> {
    while (this.isPaused() && !signal.aborted) {
      await this.clock.wait(FIRST_WAIT_MS, signal);
    }
  }

  /** Resolves once the job has ended, or with why it is not followed any longer. */
  async untilFinished(job: string, signal: AbortSignal): Promise<StopReason | undefined> {
    let movedAtMs = this.clock.nowMs();
    let seen = '';
    for (let waitMs = FIRST_WAIT_MS; !signal.aborted; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * GROWTH)) {
      await this.whileGoing(signal);
      const state = await this.#tried(() => this.jobs.one(job, signal));
      if ('error' in state) {
        if (FINAL.has(state.error) || this.clock.nowMs() - movedAtMs > STALLED_MS) {
          return { kind: 'providerFailed', error: state.error };
        }
      } else {
        this.#done.set(job, state.value.done);
        if (state.value.isFinished) {
          return undefined;
        }
        const now = `${state.value.status} ${state.value.done}`;
        if (now !== seen) {
          seen = now;
          movedAtMs = this.clock.nowMs();
          waitMs = FIRST_WAIT_MS;
        } else if (this.clock.nowMs() - movedAtMs > STALLED_MS) {
          return { kind: 'jobStalled', job };
        }
      }
      await this.clock.wait(waitMs, signal);
    }
    return undefined;
  }

  /** One page of what a job found, or why it cannot be read. */
  async page(job: string, request: PageRequest, signal: AbortSignal): Promise<Page<JobItem> | StopReason> {
    await this.whileGoing(signal);
    const read = await this.#tried(() => this.jobs.items(job, request, signal));
    return 'error' in read ? { kind: 'providerFailed', error: read.error } : read.value;
  }

  async #tried<T>(read: () => Promise<T>): Promise<{ readonly value: T } | { readonly error: ErrorKind }> {
    try {
      return { value: await read() };
    } catch (error) {
      if (isProviderError(error)) {
        return { error: error.kind };
      }
      throw error;
    }
  }
}
