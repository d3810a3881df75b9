import type { Page } from '../core/page.js';

/** Why the last attempt brought nothing; `error` is what the source rejected with. */
export interface Failure {
  readonly error: unknown;
  readonly at: number;
  /** The page that was asked for: `loadMore` asks for it again where it is not the first. */
  readonly page: number;
}

export interface ListingState<T> {
  readonly items: readonly T[];
  /** When the first page came, epoch milliseconds: what happened since may be missing, whatever later pages hold. */
  readonly loadedAt?: number;
  readonly total?: number;
  /** How many there are at least, where the total is not known and this is more than are here. */
  readonly atLeast?: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Stands beside the items that were there before, which stay. */
  readonly failure?: Failure;
}

export type PageSource<T> = (
  page: number,
  signal: AbortSignal,
) => Promise<Page<T> & Pick<ListingState<T>, 'atLeast'>>;

export interface ListingPorts {
  readonly clock: () => number;
  readonly onDidChange: () => void;
}

interface Flight {
  readonly page: number;
  readonly done: Promise<void>;
  readonly abort: AbortController;
}

const NOTHING = { items: [], hasMore: false, isLoading: false } as const;

/**
 * What has been read of one list of a provider's, page by page, with its age. At most one request is
 * under way; a failure keeps what was there; nothing is read that nobody asked for.
 */
export class Listing<T> {
  #state: ListingState<T> = NOTHING;
  #lastPage = 0;
  #flight: Flight | undefined;

  constructor(
    private readonly source: PageSource<T>,
    private readonly ports: ListingPorts,
  ) {}

  get state(): ListingState<T> {
    return this.#state;
  }

  /** Reads the first page unless it is here, under way, or has just failed (`refresh` tries again). */
  async ensure(): Promise<void> {
    if (this.#flight) {
      return this.#flight.done;
    }
    if (this.#state.loadedAt === undefined && this.#state.failure === undefined) {
      await this.refresh();
    }
  }

  /**
   * As `ensure`, and tries again what has failed: for what a person asked for, not for what is drawn. `signal` ends the
   * request that begins here; one that others wait for goes on.
   */
  async obtain(signal?: AbortSignal): Promise<void> {
    if (this.#flight || this.#state.loadedAt !== undefined) {
      return this.#flight?.done;
    }
    await this.#load(1, signal);
  }

  /**
   * Reads the first page anew; the old rows stay until it is here. Later pages wait to be asked for again: one that is
   * under way is given up. `signal` as in `obtain`.
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    if (this.#flight?.page === 1) {
      return this.#flight.done;
    }
    await this.#load(1, signal);
  }

  /** Adds the next page, where there is one. `signal` as in `obtain`. */
  async loadMore(signal?: AbortSignal): Promise<void> {
    if (this.#flight) {
      return this.#flight.done;
    }
    if (this.#state.hasMore) {
      await this.#load(this.#lastPage + 1, signal);
    }
  }

  /** How many pages its items came in. */
  get pages(): number {
    return this.#lastPage;
  }

  /** Ends the request under way, if any; it then stands as a failure of kind `cancelled`. */
  cancel(): void {
    this.#flight?.abort.abort();
  }

  async #load(page: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) {
      return;
    }
    this.cancel();
    const abort = new AbortController();
    const giveUp = () => {
      abort.abort();
    };
    signal?.addEventListener('abort', giveUp);
    const done = this.#read(page, abort).finally(() => {
      signal?.removeEventListener('abort', giveUp);
    });
    this.#flight = { page, done, abort };
    const { items, loadedAt, total, atLeast, hasMore } = this.#state;
    this.#set({
      items,
      hasMore,
      isLoading: true,
      ...(loadedAt === undefined ? {} : { loadedAt }),
      ...(total === undefined ? {} : { total }),
      ...(atLeast === undefined ? {} : { atLeast }),
    });
    await done;
  }

  async #read(page: number, abort: AbortController): Promise<void> {
    const isGivenUp = () => this.#flight?.abort !== abort;
    try {
      const answer = await this.source(page, abort.signal);
      if (isGivenUp()) {
        return;
      }
      this.#flight = undefined;
      this.#lastPage = page;
      const { items, loadedAt = this.ports.clock() } = page === 1 ? { items: [] } : this.#state;
      this.#set({
        items: [...items, ...answer.items],
        loadedAt,
        hasMore: answer.hasMore,
        isLoading: false,
        ...(answer.total === undefined ? {} : { total: answer.total }),
        ...(answer.atLeast === undefined ? {} : { atLeast: answer.atLeast }),
      });
    } catch (error) {
      if (isGivenUp()) {
        return;
      }
      this.#flight = undefined;
      this.#set({ ...this.#state, isLoading: false, failure: { error, at: this.ports.clock(), page } });
    }
  }

  #set(state: ListingState<T>): void {
    this.#state = state;
    this.ports.onDidChange();
  }
}

/** A list that comes whole, as a source of one page. */
export function whole<T>(read: (signal: AbortSignal) => Promise<readonly T[]>): PageSource<T> {
  return async (page, signal) => ({ items: await read(signal), page, hasMore: false });
}

/** A single value, as a list of one. */
export function single<T>(read: (signal: AbortSignal) => Promise<T>): PageSource<T> {
  return whole(async (signal) => [await read(signal)]);
}

/** One of several lists in turn. */
export type TurnSource<T> = (page: number, signal: AbortSignal) => Promise<TurnPage<T>>;

interface TurnPage<T> extends Page<T> {
  /** How many are in all the lists together, where this answer says so. */
  readonly totalOfAll?: number;
}

/** Where the reading of lists in turn is: the turn, the page it began with, and how many came before it and in it. */
interface Place {
  readonly turn: number;
  readonly firstPage: number;
  readonly before: number;
  readonly here: number;
}

const START: Place = { turn: 0, firstPage: 1, before: 0, here: 0 };

/**
 * Several lists one after the other, as one: the first is read to its end before the second begins.
 * Each page still waits to be asked for. How many there are is known in the last turn; until then, at least those of the
 * turns that have begun.
 */
export function inTurn<T>(sources: readonly TurnSource<T>[]): PageSource<T> {
  let next = START;
  return async (page, signal) => {
    let place = page === 1 ? START : next;
    for (;;) {
      const source = sources[place.turn];
      if (!source) {
        return { items: [], page, hasMore: false };
      }
      const answer = await source(page - place.firstPage + 1, signal);
      const { items, hasMore } = answer;
      const isLastTurn = place.turn === sources.length - 1;
      if (hasMore || isLastTurn) {
        next = { ...place, here: place.here + items.length };
        return { items, page, hasMore, ...countOf(answer, next, isLastTurn) };
      }
      const before = place.before + place.here + items.length;
      place = { turn: place.turn + 1, firstPage: page, before, here: 0 };
      if (items.length > 0) {
        next = { ...place, firstPage: page + 1 };
        return { items, page, hasMore: true };
      }
    }
  };
}

/** Of turns that are over, what came counts, not what their first pages had promised. */
function countOf<T>(
  { total, totalOfAll }: TurnPage<T>,
  { before, here }: Place,
  isLastTurn: boolean,
): { readonly total?: number; readonly atLeast?: number } {
  const counted = totalOfAll ?? (total === undefined ? undefined : before + total);
  if (counted === undefined || counted < before + here) {
    return {};
  }
  if (isLastTurn) {
    return { total: counted };
  }
  return counted === before + here ? {} : { atLeast: counted };
}
