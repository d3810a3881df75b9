import { attachment, isFileFormat, type Reply } from '../../api/reply.js';
import { BadParameter } from './filters.js';

/** A list as a file: one address a line, a table, or the rows themselves. Throws BadParameter. */
export function listFile<Row extends { readonly proxy_norm: string }>(
  name: string,
  query: URLSearchParams,
  rows: readonly Row[],
  columns: readonly (keyof Row)[],
): Reply {
  const format = query.get('format') ?? 'txt';
  if (!isFileFormat(format)) {
    throw new BadParameter('format must be txt, csv or json');
  }
  switch (format) {
    case 'txt':
      return attachment(name, format, lines(rows.map((row) => row.proxy_norm)));
    case 'csv':
      return attachment(
        name,
        format,
        lines([
          columns.join(','),
          ...rows.map((row) => columns.map((column) => cell(row[column])).join(',')),
        ]),
      );
    case 'json':
      return attachment(name, format, JSON.stringify(rows));
  }
}

function cell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
