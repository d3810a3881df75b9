import * as l10n from '@vscode/l10n';
import type { Send } from '../../protocol/messages.js';
import { EXPORT_KINDS, type FROM_RESULTS } from '../../protocol/results.js';
import type { Formats } from '../kit/formats.js';
import type { MenuEntry } from '../kit/menu.js';

export interface Exportable {
  readonly selected: Uint32Array;
  readonly shown: Uint32Array;
  /** Whether those shown are all there are, in the order of the list. */
  readonly isWhole: boolean;
}

/** A file of each kind, of the rows that are selected, or where none is of those that are shown. */
export function exportEntries(
  { selected, shown, isWhole }: Exportable,
  { formats, send }: { readonly formats: Formats; readonly send: Send<typeof FROM_RESULTS> },
): readonly MenuEntry[] {
  const areSelected = selected.length > 0;
  const rows = areSelected ? selected : shown;
  const count = formats.count(rows.length);
  return [
    { heading: areSelected ? l10n.t('{0} selected', count) : l10n.t('{0} rows', count) },
    ...EXPORT_KINDS.map((kind) => ({
      label: kind.toUpperCase(),
      isDisabled: rows.length === 0,
      run: () => {
        send('export', isWhole && !areSelected ? { kind } : { kind, rows: rows.slice() });
      },
    })),
  ];
}
