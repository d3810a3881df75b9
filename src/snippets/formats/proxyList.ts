import { proxyUrl } from '../../core/proxy/format.js';
import { Secret } from '../../core/secret.js';
import { dotenvValue } from '../dotenv.js';
import { addressLine, addressMembers, type ListedAddress } from './addresses.js';
import { csvRow } from './csv.js';
import { playwrightProjects } from './clientCode.js';
import type { ListFormat } from './proxyFormats.js';

/** The list as pieces of a file's text, or why the format cannot carry it. */
export type ProxyList =
  | { readonly kind: 'list'; readonly pieces: Iterable<Secret> }
  | { readonly kind: 'none'; readonly why?: string };

const COLUMNS = ['scheme', 'host', 'port', 'username', 'password', 'country', 'name'];

/** The proxies in the order given. */
export function proxyList(proxies: readonly ListedAddress[], format: ListFormat): ProxyList {
  switch (format) {
    case 'csv':
      return { kind: 'list', pieces: csvPieces(proxies) };
    case 'json':
      return { kind: 'list', pieces: jsonPieces(proxies) };
    case 'env': {
      const urls = proxies.map(({ address }) => proxyUrl(address).expose());
      return { kind: 'list', pieces: [new Secret(`PROXY_URLS=${dotenvValue(urls.join(','))}\n`)] };
    }
    case 'playwright': {
      const code = playwrightProjects(proxies);
      return code.kind === 'code' ? { kind: 'list', pieces: [code.text] } : code;
    }
    default:
      return { kind: 'list', pieces: lines(proxies, (proxy) => addressLine(proxy.address, format).expose()) };
  }
}

function* csvPieces(proxies: readonly ListedAddress[]): Generator<Secret> {
  yield new Secret(`${csvRow(COLUMNS)}\n`);
  yield* lines(proxies, (proxy) => {
    const members = membersOf(proxy);
    return csvRow(COLUMNS.map((column) => String(members[column] ?? '')));
  });
}

function* jsonPieces(proxies: readonly ListedAddress[]): Generator<Secret> {
  yield new Secret('[');
  let separator = '\n';
  for (const proxy of proxies) {
    yield new Secret(`${separator}  ${JSON.stringify(membersOf(proxy))}`);
    separator = ',\n';
  }
  yield new Secret('\n]\n');
}

function membersOf({ address, country, name }: ListedAddress): Readonly<Record<string, string | number>> {
  return {
    ...addressMembers(address),
    ...(country !== undefined && { country }),
    ...(name !== undefined && { name }),
  };
}

function* lines(
  proxies: readonly ListedAddress[],
  text: (proxy: ListedAddress) => string,
): Generator<Secret> {
  for (const proxy of proxies) {
    yield new Secret(`${text(proxy)}\n`);
  }
}
