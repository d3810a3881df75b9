import * as l10n from '@vscode/l10n';
import { checkedFailure } from '../../core/proxyErrors.js';
import type { FROM_RESULTS } from '../../protocol/results.js';
import type { Send } from '../../protocol/messages.js';
import type { ResultRows } from './resultRows.js';

/** Something that can be done with rows. */
export interface RowAction {
  readonly label: string;
  /** What does it on the table's rows; Ctrl stands for Cmd as well. */
  readonly key?: 'Ctrl+c' | 'Delete';
  readonly isDisabled: boolean;
  readonly run: () => void;
}

export interface RowActionContext {
  readonly rows: ResultRows;
  readonly canRepeat: boolean;
  readonly send: Send<typeof FROM_RESULTS>;
}

/** What can be done with these rows; what takes one proxy is there for one row alone. */
export function rowActions(
  chosen: Uint32Array,
  { rows, canRepeat, send }: RowActionContext,
): readonly RowAction[] {
  const [row] = chosen;
  if (row === undefined) {
    return [];
  }
  const isOne = chosen.length === 1;
  return [
    {
      label: l10n.t('Insert'),
      isDisabled: !isOne,
      run: () => {
        send('insert', { row });
      },
    },
    {
      label: l10n.t('Copy'),
      key: 'Ctrl+c',
      isDisabled: false,
      run: () => {
        send('copy', { rows: chosen.slice() });
      },
    },
    {
      label: l10n.t('Check again'),
      isDisabled: !canRepeat,
      run: () => {
        send('again', { rows: chosen.slice() });
      },
    },
    {
      label: l10n.t('Look up IP'),
      isDisabled: !isOne || rows.exit(row) === '',
      run: () => {
        send('lookUp', { row });
      },
    },
    {
      label: l10n.t('Explain'),
      isDisabled: !isOne || !isExplained(row, rows),
      run: () => {
        send('explain', { row });
      },
    },
    {
      label: l10n.t('Remove from results'),
      key: 'Delete',
      isDisabled: false,
      run: () => {
        send('remove', { rows: chosen.slice() });
      },
    },
  ];
}

function isExplained(row: number, rows: ResultRows): boolean {
  const status = rows.column('status')[row] ?? 0;
  return checkedFailure(rows.word('verdict', row), rows.word('reason', row), status) !== undefined;
}
