import type { DirectView, Judge } from '../judge/judge.js';
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
  #secure: Promise<AskedJudge | undefined> = Promise.resolve(undefined);

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

  /** Whether there is one with TLS, be it that it does not answer. */
  get hasSecure(): boolean {
    return this.#judges.some(({ target }) => target.isTls);
  }

  /** The first with TLS that answered when all were asked. */
  get secure(): Promise<AskedJudge | undefined> {
    return this.#secure;
  }

  /** Asks all, and begins with the first that answers; false where none does. */
  async open(): Promise<boolean> {
    const asked = this.#judges.map((judge) => ({ judge, view: this.ask(judge, this.signal) }));
    this.#secure = firstAnswering(asked.filter(({ judge }) => judge.target.isTls));
    this.#sitting = await firstAnswering(asked);
    this.#waiting = this.#judges.slice(this.#judges.findIndex((judge) => judge === this.#sitting?.judge) + 1);
    return this.#sitting !== undefined;
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

async function firstAnswering(
  asked: readonly { readonly judge: Judge; readonly view: Promise<DirectView | undefined> }[],
): Promise<AskedJudge | undefined> {
  for (const { judge, view } of asked) {
    const direct = await view;
    if (direct !== undefined) {
      return { judge, direct };
    }
  }
  return undefined;
}
