import { setMaxListeners } from 'node:events';
import { JudgeBench } from './judgeBench.js';
import { Ledger } from './ledger.js';
import { LookPhase, wantsLooks } from './lookPhase.js';
import { MassPhase } from './massPhase.js';
import type { CheckPlan, RunningCheck, RunProgress, RunState, StopReason } from './plan.js';
import type { EnginePorts } from './ports.js';
import { Rate } from './rate.js';
import { RowQueue } from './rowQueue.js';
import type { Reason } from '../verdict.js';

/** How often deadlines are looked at, and at most how often listeners are told. */
const TICK_MS = 20;

/** Checks every proxy of the plan's list on this machine. */
export function startCheck(plan: CheckPlan, ports: EnginePorts): RunningCheck {
  return new LocalRun(plan, ports);
}

class LocalRun implements RunningCheck {
  readonly #ledger: Ledger;
  readonly #queue: RowQueue;
  #rate = new Rate();
  #state: RunState = 'running';
  #stopped: StopReason | undefined;
  #isPaused = false;
  #mass: MassPhase | undefined;
  #look: LookPhase | undefined;
  /** 1 for each row that was looked at more closely. */
  readonly #isLooked: Uint8Array;
  #abort = new AbortController();
  #ticking: { dispose(): void } | undefined;
  #ended: Promise<void>;

  constructor(
    private readonly plan: CheckPlan,
    private readonly ports: EnginePorts,
  ) {
    this.#ledger = new Ledger(plan.list.count, () => ports.clock.epochSeconds());
    this.#queue = new RowQueue(plan.list.count);
    this.#isLooked = new Uint8Array(wantsLooks(plan.looks) ? plan.list.count : 0);
    this.#ended = this.#work(undefined);
  }

  get results() {
    return this.#ledger.results;
  }

  get ended(): Promise<void> {
    return this.#ended;
  }

  get progress(): RunProgress {
    const { done, live } = this.#ledger;
    const perSecond = this.#isWorking ? this.#rate.perSecond(this.ports.clock.nowMs(), this.#steps) : 0;
    const remainingMs = this.#remainingMs(perSecond);
    return {
      state: this.#state,
      ...(this.#stopped === undefined ? {} : { stopped: this.#stopped }),
      total: this.plan.list.count,
      done,
      live,
      ...(this.#look && { looks: { done: this.#look.done, total: this.#look.total } }),
      perSecond,
      ...(remainingMs === undefined ? {} : { remainingMs }),
    };
  }

  pause(): void {
    this.#setPaused(true);
  }

  resume(): void {
    this.#setPaused(false);
  }

  cancel(): void {
    if (this.#isWorking) {
      this.#state = 'cancelled';
      this.#abort.abort();
      this.#mass?.cancel();
      this.#look?.call();
      this.#uncheckRest('none');
    }
  }

  again(rows: readonly number[]): void {
    for (const row of rows) {
      if (row >= 0 && row < this.plan.list.count && !this.#ledger.isOpen(row)) {
        this.#ledger.reopen(row);
        this.#queue.putFirst(row);
        this.#isLooked[row] = 0;
      }
    }
    if (this.#isWorking) {
      this.#call();
      this.#keepTicking();
    } else if (this.#queue.size > 0) {
      this.#ended = this.#work(this.#ended);
    }
  }

  onDidChange(listener: (rows: Uint32Array) => void): { dispose(): void } {
    return this.#ledger.changes.listen(listener);
  }

  get #isWorking(): boolean {
    return this.#state === 'running' || this.#state === 'paused';
  }

  /** What was cancelled may still be ending while rows are checked again: it comes to its end before. */
  async #work(before: Promise<void> | undefined): Promise<void> {
    const { plan, ports } = this;
    this.#state = 'running';
    this.#stopped = undefined;
    this.#isPaused = false;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    // Each question of a look listens to it.
    setMaxListeners(0, signal);
    this.#rate = new Rate();
    await before;
    this.#keepTicking();
    const judges = new JudgeBench(plan.judges, ports.askDirectly, signal);
    let stopped: StopReason | undefined = (await judges.open())
      ? undefined
      : { kind: 'noJudge', tried: plan.judges.map(({ url }) => url) };
    while (stopped === undefined && !signal.aborted && this.#queue.size > 0) {
      this.#mass = new MassPhase({ plan, ports, ledger: this.#ledger, queue: this.#queue, judges });
      this.#mass.isPaused = this.#isPaused;
      stopped = await this.#mass.run();
      this.#mass = undefined;
      if (stopped === undefined && this.#isLooked.length > 0) {
        await this.#lookCloser(signal);
      }
    }
    this.#finish(signal.aborted ? undefined : stopped, signal.aborted);
  }

  async #lookCloser(signal: AbortSignal): Promise<void> {
    const { plan, ports } = this;
    const work = { plan, ports, ledger: this.#ledger, queue: this.#queue, signal };
    this.#look = new LookPhase(work, this.#isLooked);
    this.#look.isPaused = this.#isPaused;
    this.#rate = new Rate();
    await this.#look.run();
    this.#look = undefined;
  }

  #finish(stopped: StopReason | undefined, isCancelled: boolean): void {
    if (stopped !== undefined) {
      this.#uncheckRest(stopped.kind === 'credentialRefused' ? 'credentialRefusedBefore' : 'none');
    }
    if (!isCancelled) {
      this.#stopped = stopped;
      this.#state = stopped === undefined ? 'finished' : 'stopped';
      this.#abort.abort();
    }
    this.#mass = undefined;
    this.#ticking?.dispose();
    this.#ticking = undefined;
    this.#ledger.changes.tell();
  }

  #uncheckRest(reason: Reason): void {
    this.#queue.clear();
    for (let row = 0; row < this.plan.list.count; row += 1) {
      if (this.#ledger.isOpen(row)) {
        this.#ledger.uncheck(row, reason);
      }
    }
  }

  #setPaused(isPaused: boolean): void {
    if (!this.#isWorking) {
      return;
    }
    this.#isPaused = isPaused;
    this.#state = isPaused ? 'paused' : 'running';
    for (const phase of [this.#mass, this.#look]) {
      if (phase !== undefined) {
        phase.isPaused = isPaused;
      }
    }
    if (!isPaused) {
      this.#rate = new Rate();
      this.#call();
      this.#keepTicking();
    }
  }

  #call(): void {
    this.#mass?.call();
    this.#look?.call();
  }

  /** How much work was done, of whatever phase. */
  get #steps(): number {
    return this.#ledger.done + (this.#look?.done ?? 0);
  }

  #keepTicking(): void {
    const { clock } = this.ports;
    this.#ticking ??= clock.every(TICK_MS, () => {
      clock.soon(this.#tick);
    });
  }

  /** Follows what has come in, so that an answer that is there is never called late. */
  readonly #tick = (): void => {
    this.#mass?.tick();
    this.#rate.note(this.ports.clock.nowMs(), this.#steps);
    this.#ledger.changes.tell();
    if (this.#isPaused && (this.#mass?.open ?? 0) + (this.#look?.underWay ?? 0) === 0) {
      this.#ticking?.dispose();
      this.#ticking = undefined;
    }
  };

  /** Those that hang keep the run for the whole of a check's time after the last one has begun. */
  #remainingMs(perSecond: number): number | undefined {
    if (!this.#isWorking || this.#isPaused || perSecond === 0) {
      return undefined;
    }
    const parked = this.#mass?.parked ?? 0;
    const left = this.plan.list.count + (this.#look?.total ?? 0) - this.#steps - parked;
    const hangingMs = parked > 0 ? this.plan.limits.timeoutMs : 0;
    return (left * 1000) / perSecond + hangingMs;
  }
}
