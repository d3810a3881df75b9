/** Rows whose turn is yet to come: those put back first, then the list from its beginning. */
export class RowQueue {
  #first: number[] = [];
  #firstAt = 0;
  #cursor = 0;

  constructor(private readonly count: number) {}

  get size(): number {
    return this.#first.length - this.#firstAt + this.count - this.#cursor;
  }

  /** Whether there are rows ahead of those the list has yet to give. */
  get hasFirst(): boolean {
    return this.#firstAt < this.#first.length;
  }

  putFirst(row: number): void {
    this.#first.push(row);
  }

  clear(): void {
    this.#first = [];
    this.#firstAt = 0;
    this.#cursor = this.count;
  }

  take(): number | undefined {
    const row = this.#first[this.#firstAt];
    if (row === undefined) {
      return this.#cursor < this.count ? this.#cursor++ : undefined;
    }
    this.#firstAt += 1;
    if (this.#firstAt === this.#first.length) {
      this.#first = [];
      this.#firstAt = 0;
    }
    return row;
  }
}
