import * as l10n from '@vscode/l10n';
import type { Listing, ListingState } from '../../reads/listing.js';
import { errorMessage, isCancelled } from '../messages.js';
import { countText } from '../words.js';
import type { Branch, Row, RowArguments } from './row.js';

export interface ListingBranchOptions<T> {
  /** The id of the row above; the rows below extend it. */
  readonly parentId: string;
  readonly listing: Listing<T>;
  readonly args: RowArguments;
  readonly providerLabel: string;
  /** What stands there when the list is empty. */
  readonly empty: string;
  readonly rows: (items: readonly T[]) => readonly Row[];
  /** Starts to read what the rows show besides; not waited for. */
  readonly loadBeside?: (items: readonly T[]) => void;
  /** What is read along with the list: how that goes stands among the rows too, and it is cancelled with the list. */
  readonly along?: () => readonly Listing<unknown>[];
}

/** Where a row stands that tells how a reading goes. */
type Place = Pick<ListingBranchOptions<unknown>, 'parentId' | 'args' | 'providerLabel'>;

/** Rows of a listing, with a row of its own for loading, failure, emptiness and what is still to load. */
export function listingBranch<T>(options: ListingBranchOptions<T>): Branch {
  const { listing } = options;
  const along = () => options.along?.() ?? [];
  return {
    load: async () => {
      await listing.ensure();
      options.loadBeside?.(listing.state.items);
    },
    loadMore: () => listing.loadMore(),
    refresh: () => listing.refresh(),
    cancel: () => {
      for (const each of [listing, ...along()]) {
        each.cancel();
      }
    },
    rows: () => {
      const { items, isLoading, failure, loadedAt } = listing.state;
      return [
        ...options.rows(items),
        ...failureRows(options, along()),
        ...([listing, ...along()].some(({ state }) => state.isLoading) ? [loadingRow(options)] : []),
        ...(loadedAt !== undefined && items.length === 0 && !failure && !isLoading && !listing.state.hasMore
          ? [{ id: `${options.parentId}/empty`, label: '', description: options.empty }]
          : []),
        ...(listing.state.hasMore && !isLoading && !failure ? [moreRow(options)] : []),
      ];
    },
  };
}

/** Why the list, or what is read along with it, could not be read: once where both say and ask the same. */
function failureRows<T>(
  options: ListingBranchOptions<T>,
  along: readonly Listing<unknown>[],
): readonly Row[] {
  const { failure } = options.listing.state;
  const own = failure && failureRow(options, failure.error, failure.page > 1 ? 'loadMore' : 'refresh');
  const others = along.flatMap(({ state }, at) =>
    state.failure
      ? [failureRow({ ...options, parentId: `${options.parentId}/along/${at}` }, state.failure.error)]
      : [],
  );
  return [
    ...(own ? [own] : []),
    ...others.filter(({ label, command }) => label !== own?.label || command !== own.command),
  ];
}

/** The row that says why something could not be read, and tries the same again when activated. */
export function failureRow(
  { parentId, args, providerLabel }: Place,
  error: unknown,
  command: 'refresh' | 'loadMore' = 'refresh',
): Row {
  const look = failureLook(error, providerLabel);
  return {
    ...look,
    id: `${parentId}/failure`,
    tooltip: () => l10n.t('{0}\nActivate this row to try again.', look.label),
    tokens: ['loadable'],
    args,
    command,
  };
}

/** How a row says why something could not be read; a cancelled one is no warning. */
export function failureLook(error: unknown, providerLabel: string): Pick<Row, 'label' | 'icon' | 'tone'> {
  const label = errorMessage(error, providerLabel);
  return isCancelled(error)
    ? { label, icon: { codicon: 'circle-slash' }, tone: 'dimmed' }
    : { label, icon: { codicon: 'warning', color: 'list.warningForeground' }, tone: 'warning' };
}

/** The row that says that something is read, and can end that. */
export function loadingRow({ parentId, args }: Pick<Place, 'parentId' | 'args'>): Row {
  return {
    id: `${parentId}/loading`,
    label: l10n.t('Loading…'),
    icon: { codicon: 'loading~spin' },
    tokens: ['loading'],
    args,
  };
}

function moreRow<T>({ parentId, args, listing }: ListingBranchOptions<T>): Row {
  const known = knownTotal(listing.state);
  const left = known && countText(known.count - listing.state.items.length);
  return {
    id: `${parentId}/more`,
    label:
      left === undefined
        ? l10n.t('Load more')
        : known?.isExact === true
          ? l10n.t('Load more ({0})', left)
          : l10n.t('Load more ({0}+)', left),
    icon: { codicon: 'ellipsis' },
    tokens: ['loadable'],
    args,
    command: 'loadMore',
  };
}

/** `64`, `100 of 237 loaded`, or `100 of 150+ loaded` where others are not counted yet: what stands behind a list's label. */
export function listingCount({ state }: Listing<unknown>): string | undefined {
  if (state.loadedAt === undefined) {
    return undefined;
  }
  const here = countText(state.items.length);
  if (!state.hasMore) {
    return here;
  }
  const known = knownTotal(state);
  if (!known) {
    return l10n.t('{0} loaded', here);
  }
  return known.isExact
    ? l10n.t('{0} of {1} loaded', here, countText(known.count))
    : l10n.t('{0} of {1}+ loaded', here, countText(known.count));
}

/** How many there are, where that is more than are here: a list that moved while it was read may have told of fewer. */
function knownTotal({
  items,
  total,
  atLeast,
}: ListingState<unknown>): { readonly count: number; readonly isExact: boolean } | undefined {
  const count = total ?? atLeast;
  return count !== undefined && count > items.length ? { count, isExact: total !== undefined } : undefined;
}
