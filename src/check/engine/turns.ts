import type { EngineClock } from './clock.js';
import type { Pace } from './pace.js';

/** Whoever starts checks. */
export interface Starting {
  mayStart(nowMs: number): boolean;
  /** Deals with one row; false where none waits. */
  startNext(nowMs: number): boolean;
  /** None could be started in this turn. */
  onIdle(): void;
}

/** Has checks started in turns, at their pace; between two of them whatever has come in is heard. */
export class Turns {
  #isCalled = false;
  #calledAtMs = 0;
  #isWaiting = false;

  constructor(
    private readonly clock: EngineClock,
    private readonly pace: Pace,
    private readonly starting: Starting,
  ) {}

  /** Asks for a turn as soon as what has come in was heard. */
  call(): void {
    if (!this.#isCalled) {
      this.#isCalled = true;
      this.#calledAtMs = this.clock.nowMs();
      this.clock.soon(this.#turn);
    }
  }

  #callAfter(ms: number): void {
    if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.clock.after(ms, () => {
        this.#isWaiting = false;
        this.call();
      });
    }
  }

  readonly #turn = (): void => {
    const { clock, pace, starting } = this;
    this.#isCalled = false;
    let nowMs = clock.nowMs();
    const untilMs = nowMs + pace.sliceMs(nowMs - this.#calledAtMs);
    do {
      if (!starting.mayStart(nowMs)) {
        starting.onIdle();
        return;
      }
      const waitMs = pace.waitMs(nowMs);
      if (waitMs > 0) {
        this.#callAfter(waitMs);
        return;
      }
      if (!starting.startNext(nowMs)) {
        starting.onIdle();
        return;
      }
      nowMs = clock.nowMs();
    } while (nowMs < untilMs);
    this.call();
  };
}
