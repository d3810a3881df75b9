import type { DirectView, Judge } from '../judge/judge.js';
import type { EnginePorts } from './ports.js';

/** A judge that answers, with what it says of this machine. */
export interface SittingJudge {
  readonly judge: Judge;
  readonly direct: DirectView;
}

/** The judges of a run in their order: the one that is asked now, and those that would take its place. */
export class JudgeBench {
  #waiting: Judge[] = [];
  #sitting: SittingJudge | undefined;

  constructor(
    private readonly judges: readonly Judge[],
    private readonly ask: EnginePorts['askDirectly'],
    private readonly signal: AbortSignal,
  ) {}

  get sitting(): SittingJudge | undefined {
    return this.#sitting;
  }

  /** Asks all, and begins with the first that answers; false where none does. */
  async open(): Promise<boolean> {
    const views = this.judges.map((judge) => this.ask(judge, this.signal));
    for (const [index, judge] of this.judges.entries()) {
      const direct = await views[index];
      if (direct !== undefined) {
        this.#sitting = { judge, direct };
        this.#waiting = this.judges.slice(index + 1);
        return true;
      }
    }
    return false;
  }

  /** Whether the one that is asked now still answers without a proxy. */
  async answers(): Promise<boolean> {
    return this.#sitting !== undefined && (await this.ask(this.#sitting.judge, this.signal)) !== undefined;
  }

  /** Goes on with the next that answers; false where none is left. */
  async replace(): Promise<boolean> {
    this.#sitting = undefined;
    for (let judge = this.#waiting.shift(); judge !== undefined; judge = this.#waiting.shift()) {
      const direct = await this.ask(judge, this.signal);
      if (direct !== undefined) {
        this.#sitting = { judge, direct };
        return true;
      }
    }
    return false;
  }
}
