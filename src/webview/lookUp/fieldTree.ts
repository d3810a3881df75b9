/** As much of a field as its place among the others takes; a field stands before those that it holds. */
export interface TreeField {
  /** 0 at the top. */
  readonly depth: number;
  readonly name: string;
  /** How many fields it holds itself. */
  readonly size: number;
}

/** Where a field stands among those of the same holder, from 1. */
export interface FieldPlace {
  readonly position: number;
  readonly siblings: number;
}

/** An answer of at most so many fields is open at first; of a longer one only the top is. */
const OPEN_AT_FIRST = 500;

/** Which fields of an answer are seen, and where the keys of the tree pattern lead. Fields go by their places. */
export class FieldTree {
  readonly #fields: readonly TreeField[];
  /** The field that holds each; -1 at the top. */
  readonly #holders: Int32Array;
  readonly #places: readonly FieldPlace[];
  /** The place after the last field below each. */
  readonly #ends: Uint32Array;
  readonly #open = new Set<number>();

  constructor(fields: readonly TreeField[]) {
    this.#fields = fields;
    this.#holders = new Int32Array(fields.length).fill(-1);
    this.#ends = new Uint32Array(fields.length).fill(fields.length);
    const counts = new Map<number, number>();
    const positions: number[] = [];
    const above: number[] = [];
    for (const [at, { depth }] of fields.entries()) {
      for (const ended of above.splice(depth)) {
        this.#ends[ended] = at;
      }
      const holder = above.at(-1) ?? -1;
      const position = (counts.get(holder) ?? 0) + 1;
      counts.set(holder, position);
      positions.push(position);
      this.#holders[at] = holder;
      above.push(at);
      if (fields.length <= OPEN_AT_FIRST && this.isBranch(at)) {
        this.#open.add(at);
      }
    }
    this.#places = positions.map((position, at) => ({
      position,
      siblings: counts.get(this.#holders[at] ?? -1) ?? 0,
    }));
  }

  isBranch(at: number): boolean {
    return (this.#fields[at]?.size ?? 0) > 0;
  }

  isOpen(at: number): boolean {
    return this.#open.has(at);
  }

  place(at: number): FieldPlace | undefined {
    return this.#places[at];
  }

  /** The fields that are seen below this one, or all that are seen. */
  seen(below?: number): readonly number[] {
    const seen: number[] = [];
    const end = below === undefined ? this.#fields.length : (this.#ends[below] ?? 0);
    let at = below === undefined ? 0 : this.#firstBelow(below, end);
    while (at < end) {
      seen.push(at);
      at = this.#firstBelow(at, this.#ends[at] ?? end);
    }
    return seen;
  }

  /** Opens or closes a field that holds others. */
  toggle(at: number): void {
    if (!this.#open.delete(at) && this.isBranch(at)) {
      this.#open.add(at);
    }
  }

  /** Where a key leads from a field; undefined where it leads nowhere or only opens or closes, see `turns`. */
  next(key: string, from: number): number | undefined {
    switch (key) {
      case 'ArrowDown':
        return this.#neighbour(from, 1);
      case 'ArrowUp':
        return this.#neighbour(from, -1);
      case 'ArrowRight':
        return this.isOpen(from) ? from + 1 : undefined;
      case 'ArrowLeft':
        return this.isOpen(from) ? undefined : this.#holderOf(from);
      case 'Home':
        return this.seen()[0];
      case 'End':
        return this.seen().at(-1);
      default:
        return key.length === 1 && key !== ' ' ? this.#nextNamed(key, from) : undefined;
    }
  }

  /** Whether a key opens a field that is closed, or closes one that is open. */
  turns(key: string, at: number): boolean {
    switch (key) {
      case 'ArrowRight':
        return this.isBranch(at) && !this.isOpen(at);
      case 'ArrowLeft':
        return this.isOpen(at);
      case 'Enter':
      case ' ':
        return this.isBranch(at);
      default:
        return false;
    }
  }

  #firstBelow(at: number, end: number): number {
    return this.isOpen(at) ? at + 1 : end;
  }

  #neighbour(from: number, step: number): number | undefined {
    const seen = this.seen();
    return seen[seen.indexOf(from) + step];
  }

  #holderOf(at: number): number | undefined {
    const holder = this.#holders[at] ?? -1;
    return holder < 0 ? undefined : holder;
  }

  /** The next field that is seen whose name begins with what was typed, from the top again after the last. */
  #nextNamed(start: string, from: number): number | undefined {
    const seen = this.seen();
    const turned = seen.indexOf(from) + 1;
    return [...seen.slice(turned), ...seen.slice(0, turned)].find((at) =>
      this.#fields[at]?.name.toLowerCase().startsWith(start.toLowerCase()),
    );
  }
}
