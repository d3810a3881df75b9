/** The newest `capacity` entries of something that may go on for ever. */
export class BoundedLog<T> {
  readonly entries: T[] = [];

  constructor(private readonly capacity = 10_000) {}

  add(entry: T): void {
    this.entries.push(entry);
    if (this.entries.length > this.capacity) {
      this.entries.splice(0, this.entries.length - this.capacity);
    }
  }

  clear(): void {
    this.entries.length = 0;
  }
}
