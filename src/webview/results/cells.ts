import * as l10n from '@vscode/l10n';
import type { NumberColumn } from '../../protocol/resultsFrame.js';
import type { Cell } from '../grid/gridColumns.js';
import type { Formats } from '../kit/formats.js';
import type { Changes } from './changes.js';
import { reasonText } from './reasons.js';
import type { DurationColumn, ResultRows } from './resultRows.js';
import { verdictMark, verdictText, verdictTone } from './verdicts.js';

export interface CellContext {
  readonly rows: ResultRows;
  readonly formats: Formats;
  readonly changes: Changes | undefined;
  readonly nowMs: number;
}

/** What the table shows of a row in a column. */
export function cellOf(row: number, column: string, { rows, formats, changes, nowMs }: CellContext): Cell {
  const number = (name: NumberColumn) => rows.column(name)[row] ?? 0;
  const time = (name: DurationColumn) =>
    shownUnlessUnknown(rows.milliseconds(name, row), formats.milliseconds);
  switch (column) {
    case 'state': {
      const verdict = rows.word('verdict', row);
      return { text: verdictMark(verdict), label: verdictText(verdict), tone: verdictTone(verdict) };
    }
    case 'proxy':
      return rows.label(row);
    case 'change':
      return changeCell(row, changes);
    case 'protocol':
      return rows.word('scheme', row);
    case 'country':
      return countryCell(rows.country('country', row), formats);
    case 'asked':
      return askedCell(rows.country('asked', row), rows.country('country', row));
    case 'connect':
    case 'firstByte':
    case 'handshake':
    case 'tunnel':
    case 'tls':
    case 'total':
      return time(column);
    case 'anonymity':
      return rows.word('verdict', row) === 'live' ? anonymityText(rows.word('anonymity', row)) : '';
    case 'exit':
      return rows.exit(row);
    case 'last':
      return number('checkedAt') === 0 ? '' : formats.ago(number('checkedAt') * 1000, nowMs);
    case 'verdict':
      return verdictCell(rows, row);
    case 'status':
      return number('status') === 0 ? '' : String(number('status'));
    case 'asn':
      return number('asn') === 0 ? '' : `AS${number('asn')}`;
    case 'bytes':
      return number('bytes') === 0 ? '' : formats.bytes(number('bytes'));
    case 'exits':
      return number('requestsMade') === 0
        ? ''
        : l10n.t('{0} in {1}', number('exitsSeen'), number('requestsMade'));
    case 'dns':
      return dnsText(number('dns'));
    case 'rate':
      return shownUnlessUnknown(number('downloadRate'), formats.rate);
    case 'reputation':
      return shownUnlessUnknown(number('reputation'), formats.count);
    default:
      return '';
  }
}

/** `timed out · no connection in time`: what became of a row, and why. */
export function verdictLine(rows: ResultRows, row: number): string {
  const verdict = verdictText(rows.word('verdict', row));
  const reason = reasonText(rows.word('reason', row));
  return reason === '' ? verdict : `${verdict} · ${reason}`;
}

function verdictCell(rows: ResultRows, row: number): Cell {
  return { text: verdictLine(rows, row), tone: verdictTone(rows.word('verdict', row)) };
}

function shownUnlessUnknown(value: number, shown: (value: number) => string): string {
  return Number.isNaN(value) ? '' : shown(value);
}

function changeCell(row: number, changes: Changes | undefined): Cell {
  const change = changes?.of(row);
  if (change === undefined) {
    return '';
  }
  return change.kind === 'new'
    ? { text: l10n.t('new'), tone: 'dim' }
    : l10n.t('was {0}', verdictText(change.from));
}

function countryCell(code: string, formats: Formats): Cell {
  return code === '' ? '' : { text: code, label: formats.country(code) };
}

function askedCell(asked: string, actual: string): Cell {
  if (asked === '') {
    return '';
  }
  if (actual === '') {
    return { text: asked, tone: 'dim' };
  }
  return asked === actual
    ? { text: `${asked} ✓`, label: l10n.t('{0}, as asked for', asked), tone: 'good' }
    : { text: `${asked} ✗`, label: l10n.t('not {0}, which was asked for', asked), tone: 'bad' };
}

/** The word in the reader's language; a dash where nothing tells, as through a tunnel. */
export function anonymityText(word: string): string {
  switch (word) {
    case 'none':
      return '–';
    case 'transparent':
      return l10n.t('transparent');
    case 'anonymous':
      return l10n.t('anonymous');
    case 'elite':
      return l10n.t('elite');
    default:
      return word;
  }
}

function dnsText(code: number): string {
  switch (code) {
    case 1:
      return l10n.t('at the proxy');
    case 2:
      return l10n.t('here');
    default:
      return '';
  }
}
