import { rowList } from '../../check/list/rowList.js';
import { loadSources } from '../code/loadedProxies.js';
import type { ProxySource } from '../code/proxySources.js';
import { sourcedWays, sourcesTitle } from '../code/sourcedWays.js';
import type { CheckedSource } from './checkedSource.js';

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
  const rows = sources
    .flatMap((source) => sourcedWays(source, scheme))
    .map(({ account, endpoint, country }) => ({
      address: endpoint.address,
      ...(country !== undefined && { country }),
      origin: { account: account.account.id, proxy: endpoint.id },
    }));
  return {
    title: sourcesTitle(sources),
    source: { kind: 'accounts' },
    read: () => rowList(rows),
    accounts: [...new Set(sources.map(({ account }) => account))],
  };
}
