import { rowList, type ListedRow } from '../../check/list/rowList.js';
import { loadSources } from '../code/loadedProxies.js';
import type { ProxySource } from '../code/proxySources.js';
import { speaks } from '../endpoints.js';
import { joined } from '../words.js';
import type { CheckedSource } from './checkedSource.js';

const TITLES_SHOWN = 2;

/**
 * The proxies of accounts' lists, after those were read, each in the scheme asked for or the way it prefers; undefined
 * when cancelled.
 */
export async function accountSource(
  sources: readonly ProxySource[],
  scheme: string | undefined,
): Promise<CheckedSource | undefined> {
  if (!(await loadSources(sources))) {
    return undefined;
  }
  const rows = sources.flatMap((source) => rowsOf(source, scheme));
  const titles = [...new Set(sources.map(({ label }) => label))];
  const more = titles.length > TITLES_SHOWN ? `+ ${titles.length - TITLES_SHOWN}` : undefined;
  return {
    title: joined([...titles.slice(0, TITLES_SHOWN), more]),
    source: { kind: 'accounts' },
    read: () => rowList(rows),
    accounts: [...new Set(sources.map(({ account }) => account))],
  };
}

function rowsOf({ account, proxies }: ProxySource, scheme: string | undefined): readonly ListedRow[] {
  return proxies().flatMap(({ ways, country }): readonly ListedRow[] => {
    const way = ways.find((endpoint) => scheme === undefined || speaks(scheme, { endpoint }));
    const code = country?.toUpperCase();
    return way
      ? [
          {
            address: way.address,
            ...(code !== undefined && /^[A-Z]{2}$/.test(code) && { country: code }),
            origin: { account: account.account.id, proxy: way.id },
          },
        ]
      : [];
  });
}
