import type { RowToken } from '../../core/rowTokens.js';
import type { Listing } from '../../reads/listing.js';
import { ageText, joined } from '../words.js';
import { listingBranch, listingCount } from './listingBranch.js';
import type { Row, RowArguments } from './row.js';
import type { RowContext } from './rowContext.js';

export interface ListSection<T> {
  readonly context: RowContext;
  /** The row's id below its parent, and the parent's id where that is not the account. */
  readonly name: string;
  readonly parentId?: string;
  readonly label: string;
  readonly codicon: string;
  readonly listing: Listing<T>;
  /** Stands before the count, e.g. the filters. */
  readonly detail?: string;
  readonly tooltip?: () => string;
  readonly empty: string;
  readonly tokens?: readonly RowToken[];
  readonly args?: RowArguments;
  readonly rows: (items: readonly T[]) => readonly Row[];
  /** Starts to read what the rows show besides; not waited for. */
  readonly loadBeside?: (items: readonly T[]) => void;
  readonly unfilter?: () => Promise<void>;
}

/** A row that opens into a list read when it is first opened, with how many are here behind its label. */
export function listSection<T>(section: ListSection<T>): Row {
  const { context, listing } = section;
  const id = `${section.parentId ?? context.account.id}/${section.name}`;
  const args = { account: context.account.id, ...section.args };
  return {
    id,
    label: section.label,
    description: joined([
      section.detail,
      listingCount(listing),
      ageText(listing.state.loadedAt, context.now),
    ]),
    ...(section.tooltip && { tooltip: section.tooltip }),
    icon: { codicon: section.codicon },
    tokens: ['refreshable', ...(section.tokens ?? [])],
    args,
    branch: {
      ...listingBranch({
        parentId: id,
        listing,
        args,
        providerLabel: context.providerLabel,
        empty: section.empty,
        rows: section.rows,
        ...(section.loadBeside && { loadBeside: section.loadBeside }),
      }),
      ...(section.unfilter && { unfilter: section.unfilter }),
    },
  };
}
