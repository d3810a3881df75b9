type Listener = (rows: Uint32Array) => void;

/** The rows that changed since somebody was told. */
export class Changes {
  #rows = new Uint32Array(256);
  #count = 0;
  readonly #listeners = new Set<Listener>();

  add(row: number): void {
    if (this.#count === this.#rows.length) {
      const longer = new Uint32Array(this.#count * 2);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    this.#rows[this.#count] = row;
    this.#count += 1;
  }

  /** Tells everyone what has changed, if anything has. */
  tell(): void {
    if (this.#count > 0) {
      this.announce();
    }
  }

  /** Tells everyone that there is news, be it of no row. */
  announce(): void {
    const rows = this.#rows.slice(0, this.#count);
    this.#count = 0;
    for (const listener of this.#listeners) {
      listener(rows);
    }
  }

  listen(listener: Listener): { dispose(): void } {
    const own: Listener = (rows) => {
      listener(rows);
    };
    this.#listeners.add(own);
    return {
      dispose: () => {
        this.#listeners.delete(own);
      },
    };
  }
}
