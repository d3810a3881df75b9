import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { CheckList, ReadList, RowOrigin } from './checkList.js';
import { Logins } from './logins.js';

/** A proxy that is at hand as such, as an account's are. */
export interface ListedRow {
  readonly address: ProxyAddress;
  /** Where it is said, or was ordered, to be: ISO 3166 alpha-2. */
  readonly country?: string;
  readonly origin: RowOrigin;
}

/** The proxies as a list, each scheme, host, port and login once. */
export function rowList(given: readonly ListedRow[]): ReadList {
  const logins = new Logins();
  const distinct = new Map<string, ListedRow & { readonly login: number }>();
  for (const row of given) {
    const { scheme = '', host, port } = row.address;
    const login = logins.addOf(row.address);
    const key = `${scheme} ${host.toLowerCase()} ${port} ${login}`;
    distinct.set(key, distinct.get(key) ?? { ...row, login });
  }
  const rows = [...distinct.values()];
  const row = (index: number) => {
    const found = rows[index];
    if (!found) {
      throw new RangeError(`No proxy ${index} in ${rows.length}`);
    }
    return found;
  };
  const list: CheckList = {
    count: rows.length,
    label: (index) => {
      const { host, port } = row(index).address;
      return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
    },
    address: (index) => row(index).address,
    askedCountry: (index) => row(index).country,
    origin: (index) => row(index).origin,
    credential: (index) => row(index).login,
  };
  return {
    list,
    badLines: [],
    badLineCount: 0,
    ambiguousNotations: [],
    duplicates: given.length - rows.length,
  };
}
