/**
 * Which rows are selected, by their place in the data, so that a selection outlives sorting and filtering. Ranges are
 * of the view: they run from the anchor to where the extension ends.
 */
export class Selection {
  #flags = new Uint8Array(0);
  #anchor = 0;
  #count = 0;

  /** Over all rows, in view or not. */
  get count(): number {
    return this.#count;
  }

  has(row: number): boolean {
    return this.#flags[row] === 1;
  }

  clear(): void {
    this.#flags.fill(0);
    this.#count = 0;
  }

  /** Selects the row at a position of the view alone; later ranges begin there. */
  only(order: Uint32Array, position: number): void {
    this.clear();
    this.#anchor = position;
    this.#set(order.subarray(position, position + 1));
  }

  toggle(order: Uint32Array, position: number): void {
    const row = order[position];
    if (row === undefined) {
      return;
    }
    this.#anchor = position;
    if (this.has(row)) {
      this.#flags[row] = 0;
      this.#count -= 1;
    } else {
      this.#set(order.subarray(position, position + 1));
    }
  }

  /** Where ranges begin when nothing has been selected since. */
  startAt(position: number): void {
    this.#anchor = position;
  }

  /** Selects from the anchor to a position of the view, and nothing else. */
  extendTo(order: Uint32Array, position: number): void {
    this.clear();
    const [first, last] = this.#anchor < position ? [this.#anchor, position] : [position, this.#anchor];
    this.#set(order.subarray(first, last + 1));
  }

  all(order: Uint32Array): void {
    this.clear();
    this.#set(order);
  }

  /** The selected rows among those of the view, in its order. */
  within(order: Uint32Array): Uint32Array {
    return this.#count === 0 ? new Uint32Array(0) : order.filter((row) => this.has(row));
  }

  #set(rows: Uint32Array): void {
    const needed = rows.reduce((most, row) => Math.max(most, row + 1), this.#flags.length);
    if (needed > this.#flags.length) {
      const flags = new Uint8Array(needed);
      flags.set(this.#flags);
      this.#flags = flags;
    }
    for (const row of rows) {
      this.#count += 1 - (this.#flags[row] ?? 0);
      this.#flags[row] = 1;
    }
  }
}
