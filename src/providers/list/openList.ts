import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CapabilitySet } from '../../core/capabilities.js';
import { ProviderError } from '../../core/errors.js';
import type { OrderedProxy } from '../../core/inventory.js';
import type { KeptProxy } from '../../core/keptProxies.js';
import { present } from '../present.js';
import type { Credentials } from '../provider.js';
import { hostPort } from '../proxyAddress.js';
import { parseList } from './format.js';

const PAGE_SIZE = 100;

/** What can be done with a kept list: its proxies are there, page by page. */
export function openList({ baseUrl, key }: Credentials): CapabilitySet {
  return {
    keptProxies: {
      page: async ({ page, pageSize = PAGE_SIZE }, signal) => {
        const proxies = toOrderedProxies(await read(baseUrl, key, signal));
        const end = page * pageSize;
        return {
          items: proxies.slice(end - pageSize, end),
          page,
          hasMore: end < proxies.length,
          total: proxies.length,
        };
      },
    },
  };
}

/** @throws ProviderError `unreadableFile` */
async function read(
  baseUrl: string,
  key: Credentials['key'],
  signal: AbortSignal,
): Promise<readonly KeptProxy[]> {
  const file = fileURLToPath(baseUrl);
  const text = await readFile(file, { encoding: 'utf8', signal }).catch(() => undefined);
  if (signal.aborted) {
    throw failure('cancelled', file);
  }
  const proxies = text === undefined ? undefined : parseList(text, key);
  if (!proxies) {
    throw failure('unreadableFile', file);
  }
  return proxies;
}

function failure(kind: 'cancelled' | 'unreadableFile', file: string): ProviderError {
  return new ProviderError({ kind, provider: 'list', endpoint: 'read', detail: file });
}

/** Two rows may name the same place with different logins: the second is told apart by its number. */
function toOrderedProxies(proxies: readonly KeptProxy[]): readonly OrderedProxy[] {
  const seen = new Map<string, number>();
  return proxies.map(({ address, country }) => {
    const place = `${address.scheme}/${hostPort(address)}`;
    const turn = (seen.get(place) ?? 0) + 1;
    seen.set(place, turn);
    const id = turn === 1 ? `list/${place}` : `list/${place}/${turn}`;
    return present({ id, endpoints: [{ kind: 'proxy', id, address }] as const, country });
  });
}
