import { Listing, type ListingPorts, type PageSource } from './listing.js';

/** Listings of one shape, one for each key: the proxies of each order, the public list for each set of filters. */
export class ListingFamily<Key, T> {
  readonly #members = new Map<string, Listing<T>>();

  constructor(
    private readonly source: (key: Key) => PageSource<T>,
    private readonly ports: ListingPorts,
  ) {}

  /** The same listing for the same key, however its members are ordered. */
  of(key: Key): Listing<T> {
    const name = nameOf(key);
    const known = this.#members.get(name);
    if (known) {
      return known;
    }
    const listing = new Listing(this.source(key), this.ports);
    this.#members.set(name, listing);
    return listing;
  }

  get members(): readonly Listing<T>[] {
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
