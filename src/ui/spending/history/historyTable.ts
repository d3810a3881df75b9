import { formatDecimal } from '../../../core/money.js';
import { plainText } from '../../../core/plainText.js';
import { csvRow } from '../../../snippets/formats/csv.js';
import type { IntentRecord } from '../../../spending/intent.js';
import { expectedTotal } from '../../../spending/price.js';
import { effectText } from '../effectText.js';

/** One intent as it is exported: texts alone, and none of them a secret. */
export interface HistoryEntry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly account: string;
  readonly provider: string;
  readonly sandbox: string;
  readonly action: string;
  readonly outcome: string;
  /** By whom the outcome was told: the provider's answer, its lists or the person. */
  readonly toldBy: string;
  readonly confirmed: string;
  readonly charged: string;
  readonly currency: string;
  readonly refs: string;
}

const COLUMNS = [
  'id',
  'time',
  'account',
  'provider',
  'sandbox',
  'action',
  'outcome',
  'toldBy',
  'confirmed',
  'charged',
  'currency',
  'refs',
] as const satisfies readonly (keyof HistoryEntry)[];

export function historyEntry({ intent, outcome }: IntentRecord): HistoryEntry {
  const confirmed = expectedTotal(intent.price);
  const charged = outcome?.kind === 'done' ? outcome.charged : undefined;
  return {
    id: intent.id,
    time: new Date(intent.at).toISOString(),
    account: plainText(intent.account.label),
    provider: intent.account.provider,
    sandbox: intent.account.isSandbox ? 'yes' : 'no',
    action: effectText(intent.effect),
    outcome: outcome?.kind ?? 'unknown',
    toldBy: outcome?.by ?? '',
    confirmed: confirmed ? formatDecimal(confirmed, 2) : '',
    charged: charged ? formatDecimal(charged, 2) : '',
    currency: plainText((charged ?? confirmed)?.currency ?? ''),
    refs: outcome?.kind === 'done' ? outcome.refs.map(plainText).join(' ') : '',
  };
}

/** RFC 4180, with a heading; a cell that a spreadsheet would reckon begins with an apostrophe. */
export function historyCsv(entries: readonly HistoryEntry[]): string {
  const lines = [COLUMNS, ...entries.map((entry) => COLUMNS.map((column) => entry[column]))];
  return lines.map((cells) => `${csvRow(cells)}\r\n`).join('');
}

export function historyJson(entries: readonly HistoryEntry[]): string {
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
