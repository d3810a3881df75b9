interface Host {
  taken: number;
  readonly waiting: number[];
}

/** How many checks are under way at each proxy host, and which rows wait for one of its places. */
export class HostPlaces {
  readonly #hosts = new Map<string, Host>();
  #waiting = 0;

  constructor(private readonly perHost: number) {}

  /** How many rows wait. */
  get waitingCount(): number {
    return this.#waiting;
  }

  /** Takes a place for a row; where the host has none left, the row waits until `leave` gives it out. */
  enter(name: string, row: number): boolean {
    const host = this.#hosts.get(name);
    if (host === undefined) {
      this.#hosts.set(name, { taken: 1, waiting: [] });
      return true;
    }
    if (host.taken < this.perHost) {
      host.taken += 1;
      return true;
    }
    host.waiting.push(row);
    this.#waiting += 1;
    return false;
  }

  /** Gives a place back, and names the row that waited for it. */
  leave(name: string): number | undefined {
    const host = this.#hosts.get(name);
    if (host === undefined) {
      return undefined;
    }
    host.taken -= 1;
    const row = host.waiting.shift();
    if (row !== undefined) {
      this.#waiting -= 1;
    } else if (host.taken === 0) {
      this.#hosts.delete(name);
    }
    return row;
  }
}
