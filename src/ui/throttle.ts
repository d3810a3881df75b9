/** Does something when it was asked for, at most once in so many milliseconds and never twice at a time. */
export class Throttle {
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #isAskedFor = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly everyMs: number,
  ) {}

  /** Asks for it: what is asked meanwhile is done in one. */
  ask(): void {
    if (this.#isRunning) {
      this.#isAskedFor = true;
      return;
    }
    this.#timer ??= setTimeout(() => {
      void this.#run();
    }, this.everyMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#isAskedFor = false;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      await this.work();
    } finally {
      this.#timer = undefined;
      this.#isRunning = false;
      if (this.#isAskedFor) {
        this.#isAskedFor = false;
        this.ask();
      }
    }
  }
}
