import { formatProxy, proxyUrl } from '../../core/proxy/format.js';
import { PROXY_SCHEMES, type ProxyAddress } from '../../core/proxy/endpoint.js';
import { Secret } from '../../core/secret.js';

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
const decoder = new TextDecoder();

/**
 * A table of proxies as a list of them: CSV with a header that names host and port keeps its lines, JSON has a line
 * for each of its entries. Undefined for any other text.
 */
export function tableLines(bytes: Uint8Array): Uint8Array | undefined {
  const begin = decoder.decode(bytes.subarray(0, FIRST_LINE_BYTES)).trimStart();
  const lines = /^[[{]/.test(begin) ? jsonLines(bytes) : csvLines(bytes, begin);
  return lines && new TextEncoder().encode(lines.join('\n'));
}

function jsonLines(bytes: Uint8Array): readonly string[] | undefined {
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
  return entries?.map((entry: unknown) =>
    typeof entry === 'string'
      ? entry.replaceAll(/[\r\n]/g, ' ')
      : typeof entry === 'object' && entry !== null
        ? lineOf((part) => memberOf(entry, part))
        : NO_PROXY,
  );
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

function csvLines(bytes: Uint8Array, begin: string): readonly string[] | undefined {
  const [header = ''] = begin.split(/\r?\n/, 1);
  const separator = SEPARATORS.find((each) => header.includes(each));
  const names = separator === undefined ? [] : cellsOf(header, separator);
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
  const [, ...rows] = decoder.decode(bytes).split(/\r?\n/);
  return [
    '# header',
    ...rows.map((row) => {
      const cells = row.trim() === '' ? [] : cellsOf(row, separator);
      return cells.length === 0 ? '' : lineOf((part) => cells[places.get(part) ?? cells.length]);
    }),
  ];
}

/** The cells of one line; in quotes, a quote is written twice. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') {
      isQuoted = !isQuoted;
      cell += isQuoted && cell !== '' ? '"' : '';
    } else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += character;
    }
  }
  return [...cells, cell.trim()];
}

/** The parts in a notation that carries them; what is no proxy stays a line that is none. */
function lineOf(partOf: (part: Part) => string | undefined): string {
  const [host = '', port = '', scheme, user = '', password = ''] = (
    ['host', 'port', 'scheme', 'user', 'password'] as const
  ).map(partOf);
  // "https" in a table mostly means a proxy that tunnels: what it speaks is found out
  const known = PROXY_SCHEMES.find((each) => each === scheme?.toLowerCase() && each !== 'https');
  const address: ProxyAddress = {
    ...(known && { scheme: known }),
    host,
    port: Number(port),
    ...(user !== '' && { user }),
    ...(password !== '' && { password: new Secret(password) }),
  };
  const written = known
    ? proxyUrl(address)
    : formatProxy(address, user + password === '' ? 'host:port' : 'user:pass@host:port');
  return written?.expose().replaceAll(/[\r\n]/g, ' ') ?? NO_PROXY;
}

function isNamed(name: string, part: Part): boolean {
  const small = name.toLowerCase();
  return NAMES[part].some((each) => each === small);
}
