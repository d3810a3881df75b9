import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { formatPlain, proxyUrl } from '../../core/proxy/format.js';
import { Secret } from '../../core/secret.js';
import { csvRow } from './csv.js';

/** A proxy and what was found out about it, by column; a fact that is not known is not there. */
export interface CheckedProxy {
  readonly address: ProxyAddress;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type CheckedListFormat = 'txt' | 'csv' | 'json';

const PLACE = ['scheme', 'host', 'port'];
const LOGIN = ['username', 'password'];

/**
 * The proxies as pieces of a file's text, made one after the other: a URL a line, or a notation with one reading where no
 * scheme is known, if there is one; records with `columns`; or objects. A cell that a spreadsheet would take for a formula
 * is made text.
 */
export function* checkedList(
  proxies: Iterable<CheckedProxy>,
  format: CheckedListFormat,
  { columns, hasLogins }: { readonly columns: readonly string[]; readonly hasLogins: boolean },
): Generator<Secret> {
  switch (format) {
    case 'txt':
      for (const { address } of proxies) {
        yield new Secret(`${line(address)}\n`);
      }
      return;
    case 'csv': {
      const names = [...PLACE, ...(hasLogins ? LOGIN : []), ...columns];
      yield new Secret(`${csvRow(names)}\n`);
      for (const proxy of proxies) {
        const members = membersOf(proxy);
        yield new Secret(`${csvRow(names.map((name) => String(members[name] ?? '')))}\n`);
      }
      return;
    }
    case 'json': {
      let separator = '[\n';
      for (const proxy of proxies) {
        yield new Secret(`${separator}  ${JSON.stringify(membersOf(proxy))}`);
        separator = ',\n';
      }
      yield new Secret(separator === '[\n' ? '[]\n' : '\n]\n');
    }
  }
}

function line(address: ProxyAddress): string {
  const plain = address.scheme === undefined ? formatPlain(address) : undefined;
  return (plain ?? proxyUrl(address)).expose();
}

function membersOf({ address, facts }: CheckedProxy): Readonly<Record<string, string | number>> {
  const { scheme, host, port, user, password } = address;
  return {
    ...(scheme !== undefined && { scheme }),
    host,
    port,
    ...(user !== undefined && { username: user }),
    ...(password !== undefined && { password: password.expose() }),
    ...facts,
  };
}
