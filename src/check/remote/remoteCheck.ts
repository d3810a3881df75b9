import type { Capabilities } from '../../core/capabilities.js';
import type { ProviderError } from '../../core/errors.js';
import { Ledger } from '../engine/ledger.js';
import type { RunProgress, RunningCheck, RunState, StopReason } from '../engine/plan.js';
import type { CheckList } from '../list/checkList.js';
import type { ResultColumns } from '../results.js';
import { findingOf, probeResultOf } from './jobItem.js';
import { JobWatch, type RemoteClock } from './jobWatch.js';
import type { RemotePart } from './remoteParts.js';

/** What became of a part that was to be sent. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly job: string }
  /** The person closed the question. */
  | { readonly kind: 'closed' }
  /** The provider takes no more jobs for now. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** Nothing was sent, or the provider refused it. */
  | { readonly kind: 'failed'; readonly error: ProviderError }
  /** No answer came: it may run at the provider, under an id that nobody knows. */
  | { readonly kind: 'unknown' };

export interface RemotePorts {
  readonly jobs: Pick<Capabilities['jobs'], 'one' | 'items'>;
  readonly send: (part: RemotePart, signal: AbortSignal) => Promise<SendOutcome>;
  /** Told at once, so that a restart can follow the job. */
  readonly onJob: (job: string) => void;
  readonly clock: RemoteClock;
}

export interface RemotePlan {
  readonly list: CheckList;
  /** Rows that do not go out. */
  readonly skipped: readonly number[];
  /** Still to be sent. */
  readonly parts: readonly RemotePart[];
  /** Sent already, before a restart too. */
  readonly jobs: readonly string[];
}

/** Below a hundred rows a second, a page of items changes that many at once. */
const PAGE_SIZE = 200;
/** A provider that says to come back at once, or never, is asked again after these. */
const LEAST_WAIT_MS = 1_000;
const MOST_WAIT_MS = 60 * 60_000;
const TELL_EVERY_MS = 100;

/** Has a provider check a list, job by job, and writes down what it finds as a run of this machine would. */
export function startRemoteCheck(plan: RemotePlan, ports: RemotePorts): RunningCheck {
  const check = new RemoteCheck(plan, ports);
  check.begin();
  return check;
}

class RemoteCheck implements RunningCheck {
  readonly ended: Promise<void>;
  readonly #ledger: Ledger;
  readonly #rows: ReadonlyMap<string, number>;
  readonly #watch: JobWatch;
  readonly #cancelled = new AbortController();
  readonly #startedAtMs: number;
  #end: () => void = () => undefined;
  #state: RunState = 'running';
  #stopped: StopReason | undefined;
  #isPaused = false;
  #doneTold = 0;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly plan: RemotePlan,
    private readonly ports: RemotePorts,
  ) {
    const { list, skipped } = plan;
    this.#ledger = new Ledger(list.count, () => ports.clock.epochSeconds());
    this.#watch = new JobWatch(ports.jobs, ports.clock, () => this.#isPaused);
    this.#startedAtMs = ports.clock.nowMs();
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const left = new Set(skipped);
    for (const row of left) {
      this.#ledger.uncheck(row, 'notSent');
    }
    const rows = new Map<string, number>();
    for (let row = 0; row < list.count; row += 1) {
      if (!left.has(row)) {
        rows.set(list.label(row), row);
      }
    }
    this.#rows = rows;
  }

  get results(): ResultColumns {
    return this.#ledger.results;
  }

  get progress(): RunProgress {
    const { list } = this.plan;
    const done = Math.min(list.count, Math.max(this.#ledger.done, this.#watch.done));
    const elapsedMs = this.ports.clock.nowMs() - this.#startedAtMs;
    const perSecond = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
    return {
      state: this.#state,
      ...(this.#stopped && { stopped: this.#stopped }),
      total: list.count,
      done,
      live: this.#ledger.live,
      perSecond,
      ...(perSecond > 0 && { remainingMs: ((list.count - done) / perSecond) * 1000 }),
    };
  }

  begin(): void {
    const ticking = this.ports.clock.every(TELL_EVERY_MS, () => {
      this.#tell();
    });
    void this.#run().finally(() => {
      ticking.dispose();
      this.#close();
    });
  }

  pause(): void {
    if (this.#state === 'running') {
      this.#isPaused = true;
      this.#state = 'paused';
    }
  }

  resume(): void {
    if (this.#state === 'paused') {
      this.#isPaused = false;
      this.#state = 'running';
    }
  }

  /** What was sent goes on at the provider: it has no call that ends a job. */
  cancel(): void {
    if (this.#state === 'running' || this.#state === 'paused') {
      this.#state = 'cancelled';
      this.#cancelled.abort();
    }
  }

  onDidChange(listener: (rows: Uint32Array) => void): { dispose(): void } {
    return this.#ledger.changes.listen(listener);
  }

  /** What the provider has done is news before anything is known of a row. */
  #tell(): void {
    const { done } = this.progress;
    if (done === this.#doneTold) {
      this.#ledger.changes.tell();
    } else {
      this.#doneTold = done;
      this.#ledger.changes.announce();
    }
  }

  async #run(): Promise<void> {
    const { parts, jobs } = this.plan;
    await Promise.all([
      ...jobs.map((job) => this.#follow(job)),
      ...parts.map((part) => this.#sendAndFollow(part)),
    ]);
  }

  async #sendAndFollow(part: RemotePart): Promise<void> {
    const sent = this.#sending.then(() => this.#send(part));
    this.#sending = sent;
    const job = await sent;
    if (job !== undefined) {
      this.ports.onJob(job);
      this.#ledger.changes.announce();
      await this.#follow(job);
    }
  }

  /** One part after the other; where the provider takes no more for now, the rest waits. */
  async #send(part: RemotePart): Promise<string | undefined> {
    const { signal } = this.#cancelled;
    while (!signal.aborted && this.#stopped === undefined) {
      await this.#watch.whileGoing(signal);
      const outcome = await this.ports.send(part, signal);
      switch (outcome.kind) {
        case 'sent':
          return outcome.job;
        case 'limited':
          await this.ports.clock.wait(
            Math.min(MOST_WAIT_MS, Math.max(LEAST_WAIT_MS, outcome.retryAfterMs)),
            signal,
          );
          break;
        case 'closed':
          this.cancel();
          return undefined;
        case 'failed':
          this.#stopped ??= { kind: 'providerFailed', error: outcome.error.kind };
          return undefined;
        case 'unknown':
          this.#stopped ??= { kind: 'sendUnknown' };
          return undefined;
      }
    }
    return undefined;
  }

  async #follow(job: string): Promise<void> {
    const { signal } = this.#cancelled;
    const stopped = await this.#watch.untilFinished(job, signal);
    if (stopped) {
      this.#stopped ??= stopped;
    }
    if (!signal.aborted && stopped?.kind !== 'providerFailed') {
      await this.#readItems(job, signal);
    }
  }

  /** Page by page, up to one that names none of the proxies that no page before it named: a provider may have no last. */
  async #readItems(job: string, signal: AbortSignal): Promise<void> {
    const named = new Set<number>();
    for (let page = 1, hasMore = true; hasMore && !signal.aborted; page += 1) {
      const namedBefore = named.size;
      const read = await this.#watch.page(job, { page, pageSize: PAGE_SIZE }, signal);
      if ('kind' in read) {
        this.#stopped ??= read;
        return;
      }
      for (const item of read.items) {
        const row = this.#rows.get(item.proxy);
        if (row === undefined) {
          continue;
        }
        named.add(row);
        const result = probeResultOf(item);
        if (result && this.#ledger.isOpen(row)) {
          this.#ledger.write(row, result, findingOf(item));
        }
      }
      hasMore = read.hasMore && named.size > namedBefore;
    }
  }

  #close(): void {
    if (this.#state !== 'cancelled') {
      this.#state = this.#stopped ? 'stopped' : 'finished';
    }
    for (const row of this.#rows.values()) {
      if (this.#ledger.isOpen(row)) {
        this.#ledger.uncheck(row, this.#state === 'finished' ? 'notReported' : 'none');
      }
    }
    this.#ledger.changes.announce();
    this.#end();
  }
}
