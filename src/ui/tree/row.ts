import type { RowToken } from '../../core/rowTokens.js';
import type { ProxyTarget } from '../../core/capabilities.js';

/**
 * What a row stands for, as the plain data that a keybinding could pass to the same command. Ids only,
 * never a secret.
 */
export interface RowArguments {
  readonly account?: string;
  readonly subscription?: string;
  readonly order?: string;
  readonly plan?: string;
  readonly network?: string;
  /** An endpoint's stable id. */
  readonly proxy?: string;
  readonly job?: string;
  readonly type?: string;
  /** A provider's code for a currency on a network. */
  readonly currency?: string;
  readonly target?: ProxyTarget;
}

/** `warning` needs attention soon, `error` now; `dimmed` is over. */
export type Tone = 'warning' | 'error' | 'dimmed';

/** The icon of a row; shape and colour say the same, so that neither is needed alone. */
export interface RowIcon {
  readonly codicon: string;
  /** A theme colour's id, e.g. `charts.green`. */
  readonly color?: string;
}

/** A row of the tree as data: what VS Code draws of it is decided in `treeProvider.ts` alone. */
export interface Row {
  /** Unique in the tree and stable over refreshes. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Plain text, made when it is looked at. */
  readonly tooltip?: () => string;
  readonly icon?: RowIcon;
  readonly tone?: Tone;
  readonly tokens?: readonly RowToken[];
  readonly args?: RowArguments;
  readonly branch?: Branch;
  /** Run when the row is activated by click or Enter. */
  readonly command?: 'loadMore' | 'refresh' | 'replaceKey';
}

/** The rows below a row. */
export interface Branch {
  readonly isExpanded?: boolean;
  /** Starts to read what is missing, and resolves once it is here or has failed. */
  load?(): Promise<void>;
  rows(): readonly Row[];
  /** Reads the next page. */
  loadMore?(): Promise<void>;
  /** Reads what a person sees below this row again. */
  refresh?(): Promise<void>;
  cancel?(): void;
  /** Takes off the filters that keep rows away; absent where there are none. */
  unfilter?(): Promise<void>;
}

/** Each row once: a list that moved between two pages has the same item on both, and VS Code takes no id twice. */
export function withoutRepeats(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

export function fixedBranch(rows: () => readonly Row[], options: { isExpanded?: boolean } = {}): Branch {
  return { ...options, rows };
}

/** A row's id as the path of a URI: it may hold anything, half a character too, which `encodeURIComponent` refuses. */
export function rowPath(rowId: string): string {
  return `/${Buffer.from(rowId).toString('base64url')}`;
}
