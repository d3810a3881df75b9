/** How many checks are under way at each proxy host, and which rows wait for one of its places. */
export class HostPlaces {
  readonly #taken = new Map<string, number>();
  /** Where rows wait, all places are taken. */
  readonly #queues = new Map<string, number[]>();
  #waiting = 0;

  constructor(private readonly perHost: number) {}

  /** How many rows wait. */
  get waitingCount(): number {
    return this.#waiting;
  }

  /** Takes a place for a row; where the host has none left, the row waits until `leave` gives it out. */
  enter(name: string, row: number): boolean {
    const taken = this.#taken.get(name) ?? 0;
    if (taken < this.perHost) {
      this.#taken.set(name, taken + 1);
      return true;
    }
    const queue = this.#queues.get(name);
    if (queue === undefined) {
      this.#queues.set(name, [row]);
    } else {
      queue.push(row);
    }
    this.#waiting += 1;
    return false;
  }

  /** Gives a place back, and names the row that waited for it. */
  leave(name: string): number | undefined {
    const taken = this.#taken.get(name) ?? 0;
    if (taken > 1) {
      this.#taken.set(name, taken - 1);
    } else {
      this.#taken.delete(name);
    }
    const queue = this.#queues.size > 0 ? this.#queues.get(name) : undefined;
    const row = queue?.shift();
    if (row !== undefined) {
      this.#waiting -= 1;
    }
    if (queue?.length === 0) {
      this.#queues.delete(name);
    }
    return row;
  }
}
