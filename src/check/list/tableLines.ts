import { proxyUrl } from '../../core/proxy/format.js';
import { PROXY_SCHEMES, type ProxyAddress } from '../../core/proxy/endpoint.js';
import { Secret } from '../../core/secret.js';
import { csvRecords } from './csvRecords.js';

/** The names that programs give to the parts of a proxy. */
const NAMES = {
  host: ['host', 'ip', 'address', 'server', 'hostname', 'proxy_address'],
  port: ['port'],
  scheme: ['scheme', 'protocol', 'type'],
  user: ['username', 'user', 'login'],
  password: ['password', 'pass'],
} as const;

type Part = keyof typeof NAMES;

/** Members under which answers put their list. */
const LISTS = ['proxies', 'data', 'items', 'results'];

const SEPARATORS = [',', ';', '\t'];
const FIRST_LINE_BYTES = 4_096;
/** What JSON becomes takes many times its bytes: of a larger text it could take all memory. */
const LARGEST_JSON_BYTES = 24 * 1024 * 1024;
const NO_PROXY = '?';
/** With one of these, what is in the cell of the host would be read as more than a host. */
const OTHER_PARTS = /[@/?#[\]]/;
const decoder = new TextDecoder();

/** A table as a list: each of its rows is a line, and a URL, which has one reading whatever its login is. */
export interface TableLines {
  readonly bytes: Uint8Array;
  /** The numbers of the lines whose rows name no scheme, from 1, in their order: that of their URL means nothing. */
  readonly schemeless: readonly number[];
}

/** The lines while they are made. */
interface Lines {
  readonly texts: string[];
  readonly schemeless: number[];
}

/**
 * A table of proxies as a list of them: CSV with a header that names host and port keeps its lines, JSON has a line
 * for each of its entries. Undefined for any other text.
 */
export function tableLines(bytes: Uint8Array): TableLines | undefined {
  const begin = decoder.decode(bytes.subarray(0, FIRST_LINE_BYTES)).trimStart();
  const lines = /^[[{]/.test(begin) ? jsonLines(bytes) : csvLines(bytes, begin);
  return lines && { bytes: new TextEncoder().encode(lines.texts.join('\n')), schemeless: lines.schemeless };
}

function jsonLines(bytes: Uint8Array): Lines | undefined {
  if (bytes.length > LARGEST_JSON_BYTES) {
    return undefined;
  }
  let content: unknown;
  try {
    content = JSON.parse(decoder.decode(bytes));
  } catch {
    // `[2001:db8::1]:80` begins like JSON
    return undefined;
  }
  const entries = Array.isArray(content) ? content : listIn(content);
  if (!entries) {
    return undefined;
  }
  const lines: Lines = { texts: [], schemeless: [] };
  for (const entry of entries as readonly unknown[]) {
    if (typeof entry === 'object' && entry !== null) {
      addRow(lines, (part) => memberOf(entry, part));
    } else {
      lines.texts.push(typeof entry === 'string' ? onOneLine(entry) : NO_PROXY);
    }
  }
  return lines;
}

function listIn(content: unknown): readonly unknown[] | undefined {
  const lists = Object.entries(content ?? {}).filter(([name]) => LISTS.includes(name));
  return lists.map(([, list]: [string, unknown]) => list).find((list) => Array.isArray(list));
}

function memberOf(entry: object, part: Part): string | undefined {
  const [, value] =
    Object.entries(entry).find(([name]) => isNamed(name, part)) ?? ([] as [string?, unknown?]);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function csvLines(bytes: Uint8Array, begin: string): Lines | undefined {
  const [header = ''] = begin.split('\n', 1);
  const separator = SEPARATORS.find((each) => header.includes(each));
  const names =
    separator === undefined ? [] : [...csvRecords(header, separator)].flatMap(({ cells }) => cells);
  const places = new Map<Part, number>();
  for (const part of Object.keys(NAMES) as Part[]) {
    const place = names.findIndex((name) => isNamed(name, part));
    if (place >= 0) {
      places.set(part, place);
    }
  }
  if (separator === undefined || !places.has('host') || !places.has('port')) {
    return undefined;
  }
  const lines: Lines = { texts: [], schemeless: [] };
  for (const { cells, lines: count } of csvRecords(decoder.decode(bytes), separator)) {
    if (lines.texts.length === 0) {
      lines.texts.push('# header');
    } else if (cells.every((cell) => cell === '')) {
      lines.texts.push('');
    } else {
      addRow(lines, (part) => cells[places.get(part) ?? cells.length]);
    }
    for (let more = 1; more < count; more += 1) {
      lines.texts.push('');
    }
  }
  return lines;
}

/** Adds the line of a row; what is no proxy stays a line that is none. */
function addRow({ texts, schemeless }: Lines, partOf: (part: Part) => string | undefined): void {
  const [host = '', port = '', scheme, user = '', password = ''] = (
    ['host', 'port', 'scheme', 'user', 'password'] as const
  ).map(partOf);
  // "https" in a table mostly means a proxy that tunnels: what it speaks is found out
  const known = PROXY_SCHEMES.find((each) => each === scheme?.toLowerCase() && each !== 'https');
  const address: ProxyAddress = {
    scheme: known ?? 'http',
    host,
    port: Number(port),
    ...(user !== '' && { user }),
    ...(password !== '' && { password: new Secret(password) }),
  };
  texts.push(OTHER_PARTS.test(host) ? NO_PROXY : onOneLine(proxyUrl(address).expose()));
  if (known === undefined) {
    schemeless.push(texts.length);
  }
}

function onOneLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, ' ');
}

function isNamed(name: string, part: Part): boolean {
  const small = name.toLowerCase();
  return NAMES[part].some((each) => each === small);
}
