/** How old a row is, or how long it lasts yet, changes without news of it. */
export const REDRAWN_EVERY_MS = 60_000;

export interface PassingTimePorts {
  readonly view: {
    readonly visible: boolean;
    onDidChangeVisibility(listener: () => void): { dispose(): void };
  };
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly redraw: () => void;
}

/** Has a view drawn anew once a minute while it is seen, and as soon as it is seen again after longer. */
export class PassingTime {
  readonly #listening: { dispose(): void };
  #lastAt: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly ports: PassingTimePorts) {
    this.#lastAt = ports.clock();
    this.#listening = ports.view.onDidChangeVisibility(() => {
      this.#reconsider();
    });
    this.#reconsider();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
  }

  #reconsider(): void {
    const { view, clock, redraw } = this.ports;
    clearTimeout(this.#timer);
    if (view.visible) {
      const dueMs = this.#lastAt + REDRAWN_EVERY_MS - clock();
      this.#timer = setTimeout(
        () => {
          this.#lastAt = clock();
          redraw();
          this.#reconsider();
        },
        Math.max(0, dueMs),
      );
    }
  }
}
