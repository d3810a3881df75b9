import type { RunningCheck, RunProgress, RunState, StopReason } from '../../../../src/check/engine/plan.js';
import { newResults } from '../../../../src/check/results.js';
import { VERDICTS, type Verdict } from '../../../../src/check/verdict.js';

/** A run that a test moves on by hand. */
export class FakeCheck implements RunningCheck {
  readonly results;
  state: RunState = 'running';
  stopped: StopReason | undefined;
  #listeners = new Set<(rows: Uint32Array) => void>();
  #end: () => void = () => undefined;
  ended!: Promise<void>;

  constructor(private readonly total: number) {
    this.results = newResults(total);
    this.#renew();
  }

  get progress(): RunProgress {
    const done = this.results.verdicts.filter((verdict) => verdict !== 0).length;
    const live = this.results.verdicts.filter((verdict) => VERDICTS[verdict] === 'live').length;
    return {
      state: this.state,
      ...(this.stopped && { stopped: this.stopped }),
      total: this.total,
      done,
      live,
      perSecond: 0,
    };
  }

  find(row: number, verdict: Verdict): void {
    this.results.verdicts[row] = VERDICTS.indexOf(verdict);
    for (const listener of this.#listeners) {
      listener(Uint32Array.of(row));
    }
  }

  finish(state: RunState = 'finished'): void {
    this.state = state;
    this.#end();
  }

  pause(): void {
    this.state = 'paused';
  }

  resume(): void {
    this.state = 'running';
  }

  cancel(): void {
    if (this.state === 'running' || this.state === 'paused') {
      this.finish('cancelled');
    }
  }

  again(rows: readonly number[]): void {
    this.state = 'running';
    this.#renew();
    for (const row of rows) {
      this.find(row, 'waiting');
    }
  }

  onDidChange(listener: (rows: Uint32Array) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return {
      dispose: () => {
        this.#listeners.delete(listener);
      },
    };
  }

  #renew(): void {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }
}
