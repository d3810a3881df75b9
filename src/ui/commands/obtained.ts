import type { Listing } from '../../reads/listing.js';
import { withProgress } from '../progress.js';

/** The items of a list, read now unless they are here; the person sees that it is read, and can cancel. */
export async function obtained<T>(listing: Listing<T> | undefined, title: string): Promise<readonly T[]> {
  if (!listing) {
    return [];
  }
  if (listing.state.loadedAt === undefined) {
    await withProgress(title, (signal) => listing.obtain(signal));
  }
  if (listing.state.loadedAt === undefined && listing.state.failure) {
    throw listing.state.failure.error;
  }
  return listing.state.items;
}
