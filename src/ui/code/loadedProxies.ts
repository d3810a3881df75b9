import * as l10n from '@vscode/l10n';
import { withProgress } from '../progress.js';
import { countText } from '../words.js';
import { asksForAll } from './exportQuestions.js';
import { load } from './loadListing.js';
import type { ProxySource } from './proxySources.js';

/** Reads what the lists come from, as many of their pages as the person wants; false where they cancelled. */
export async function loadSources(sources: readonly ProxySource[]): Promise<boolean> {
  const listings = [...new Set(sources.flatMap((source) => source.listings()))];
  const read = (isWhole: boolean) =>
    withProgress(l10n.t('Reading the proxies'), async (signal, say) => {
      for (const listing of listings) {
        await load(listing, {
          isWhole,
          signal,
          report: (count, total) => {
            say(
              total === undefined
                ? countText(count)
                : l10n.t('{0} of {1}', countText(count), countText(total)),
            );
          },
        });
      }
    });
  if (listings.some(({ state }) => state.loadedAt === undefined)) {
    await read(false);
  }
  if (listings.some(({ state }) => state.hasMore)) {
    const states = listings.map(({ state }) => state);
    const loaded = states.reduce((sum, { items }) => sum + items.length, 0);
    const totals = states.map(({ hasMore, items, total }) => (hasMore ? total : items.length));
    const total = totals.reduce(
      (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
      0,
    );
    const isWhole = await asksForAll(loaded, total);
    if (isWhole === undefined) {
      return false;
    }
    await (isWhole ? read(true) : undefined);
  }
  return true;
}
