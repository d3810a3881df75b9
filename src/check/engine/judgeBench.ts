import type { Judge } from '../judge/judge.js';
import type { AskedJudge } from '../looks/look.js';
import type { EnginePorts } from './ports.js';

/**
 * The judges of a run: the one that is asked now, and those that would take its place. They keep their order, but TLS
 * costs many times what all else does: who is reached without it goes before.
 */
export class JudgeBench {
  readonly #judges: readonly Judge[];
  #waiting: Judge[] = [];
  #sitting: AskedJudge | undefined;

  constructor(
    judges: readonly Judge[],
    private readonly ask: EnginePorts['askDirectly'],
    private readonly signal: AbortSignal,
  ) {
    this.#judges = [
      ...judges.filter(({ target }) => !target.isTls),
      ...judges.filter(({ target }) => target.isTls),
    ];
  }

  get sitting(): AskedJudge | undefined {
    return this.#sitting;
  }

  /** Asks all, and begins with the first that answers; false where none does. */
  async open(): Promise<boolean> {
    const views = this.#judges.map((judge) => this.ask(judge, this.signal));
    for (const [index, judge] of this.#judges.entries()) {
      const direct = await views[index];
      if (direct !== undefined) {
        this.#sitting = { judge, direct };
        this.#waiting = this.#judges.slice(index + 1);
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
