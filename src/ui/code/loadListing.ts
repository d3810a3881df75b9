import type { Listing } from '../../reads/listing.js';

/**
 * Reads the listing's first page where it is not here, and with `isWhole` every page after it; `report` hears how
 * many are here. Rejects with why a page could not be read, or with the signal's reason.
 */
export async function load(
  listing: Listing<unknown>,
  {
    isWhole,
    signal,
    report,
  }: {
    readonly isWhole: boolean;
    readonly signal: AbortSignal;
    readonly report: (count: number, total: number | undefined) => void;
  },
): Promise<void> {
  const stop = () => {
    listing.cancel();
  };
  signal.addEventListener('abort', stop);
  try {
    await listing.obtain(signal);
    signal.throwIfAborted();
    if (listing.state.loadedAt === undefined) {
      throw listing.state.failure?.error;
    }
    while (isWhole && listing.state.hasMore) {
      report(listing.state.items.length, listing.state.total);
      await listing.loadMore();
      signal.throwIfAborted();
      // what was read stays, but an export of less than was asked for is none
      if (listing.state.failure) {
        throw listing.state.failure.error;
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
