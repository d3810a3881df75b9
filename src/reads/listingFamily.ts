import { Listing, type ListingPorts, type PageSource } from './listing.js';

/** Listings of one shape, one for each key: the proxies of each order, the public list for each set of filters. */
export class ListingFamily<Key, T> {
  readonly #members = new Map<string, readonly [Key, Listing<T>]>();

  constructor(
    private readonly source: (key: Key) => PageSource<T>,
    private readonly ports: ListingPorts,
  ) {}

  /** The same listing for the same key, however its members are ordered. */
  of(key: Key): Listing<T> {
    const name = nameOf(key);
    const known = this.#members.get(name);
    if (known) {
      return known[1];
    }
    const listing = new Listing(this.source(key), this.ports);
    this.#members.set(name, [key, listing]);
    return listing;
  }

  /** The listing for this key, unless nobody asked for it yet. */
  known(key: Key): Listing<T> | undefined {
    return this.#members.get(nameOf(key))?.[1];
  }

  /** In the order in which they were first asked for. */
  get entries(): readonly (readonly [Key, Listing<T>])[] {
    return [...this.#members.values()];
  }
}

function nameOf(key: unknown): string {
  return typeof key === 'object' && key !== null
    ? JSON.stringify(
        Object.entries(key)
          .filter(([, value]) => value !== undefined)
          .sort(([left], [right]) => (left < right ? -1 : 1)),
      )
    : String(key);
}
