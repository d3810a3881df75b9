import type { CheckList } from '../../check/list/checkList.js';
import { listFile } from '../../check/list/listFile.js';
import { readList } from '../../check/list/readList.js';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { ensureListOf, loadedEndpoints } from '../endpoints.js';
import type { OpenAccounts } from '../openAccounts.js';
import type { CheckMemory } from './checkMemory.js';
import type { OpenRun, RunSource } from './runs.js';

/** A row's proxy with its login; undefined where the login cannot be found any more. */
export type AddressOf = (row: number) => ProxyAddress | undefined;

interface KnownLogins {
  readonly openAccounts: Pick<OpenAccounts, 'all'>;
  /** How the lines of a file are read. */
  readonly choices: Pick<CheckMemory, 'notationOf'>;
}

/**
 * The proxies of a run with their logins, which no file of ours holds: those in memory, else those that the accounts
 * have now, else those of the lines they were read from, where the same place still stands there.
 */
export async function runAddresses(
  { list, info }: OpenRun,
  rows: Iterable<number>,
  { openAccounts, choices }: KnownLogins,
): Promise<AddressOf> {
  const inMemory: AddressOf = (row) => {
    const address = list.address(row);
    const isWhole =
      list.credential(row) === 0 || address.user !== undefined || address.password !== undefined;
    return isWhole ? address : undefined;
  };
  const missing = [...rows].filter((row) => inMemory(row) === undefined);
  if (missing.length === 0) {
    return inMemory;
  }
  const found =
    info.source.kind === 'accounts'
      ? await accountAddresses(list, missing, openAccounts)
      : await fileAddresses(list, missing, info.source, choices);
  return (row) => inMemory(row) ?? found.get(row);
}

async function accountAddresses(
  list: CheckList,
  rows: readonly number[],
  openAccounts: KnownLogins['openAccounts'],
): Promise<ReadonlyMap<number, ProxyAddress>> {
  const accounts = (await openAccounts.all()).filter((open) => open.kind === 'ready');
  const found = new Map<number, ProxyAddress>();
  for (const { account, reads } of accounts) {
    const own = rows.filter((row) => list.origin(row).account === account.id);
    const lists = new Map(own.map((row) => [listName(list.origin(row).proxy), list.origin(row).proxy]));
    await Promise.all([...lists.values()].map((proxy) => ensureListOf(proxy ?? '', reads)));
    const known = new Map(loadedEndpoints(reads).map(({ endpoint }) => [endpoint.id, endpoint]));
    for (const row of own) {
      const endpoint = known.get(list.origin(row).proxy ?? '');
      if (endpoint?.kind === 'proxy') {
        found.set(row, endpoint.address);
      }
    }
  }
  return found;
}

/** The part of an endpoint's id that the list it stands in shares. */
function listName(proxy: string | undefined): string {
  return (proxy ?? '').split('/').slice(0, 2).join('/');
}

async function fileAddresses(
  list: CheckList,
  rows: readonly number[],
  source: RunSource,
  choices: KnownLogins['choices'],
): Promise<ReadonlyMap<number, ProxyAddress>> {
  const paths = source.kind === 'file' ? [source.path] : source.kind === 'files' ? source.paths : [];
  const texts = await Promise.all(paths.map((path) => listFile(path)));
  const bytes = texts.filter((text) => typeof text !== 'string');
  if (bytes.length === 0 || bytes.length < texts.length) {
    return new Map();
  }
  const preferredNotation = choices.notationOf(paths.join('\n'));
  const { list: now } = readList(bytes, preferredNotation === undefined ? {} : { preferredNotation });
  const places = new Map<string, number>();
  for (let row = 0; row < now.count; row += 1) {
    places.set(placeOf(now, row), row);
  }
  return new Map(
    rows.flatMap((row) => {
      const place = places.get(placeOf(list, row));
      // one login for the whole list stood in no line
      return place === undefined || now.credential(place) === 0 ? [] : [[row, now.address(place)] as const];
    }),
  );
}

function placeOf(list: CheckList, row: number): string {
  const { line = 0, file = 0 } = list.origin(row);
  return `${file} ${line} ${list.label(row)}`;
}
