import type { ProxyTarget } from '../../core/capabilities.js';
import type { Endpoint } from '../../core/endpoint.js';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import type { ProxyValue } from '../../snippets/mentions/proxyValue.js';
import { bindingName, boundAccounts, type BoundNames } from '../binding.js';
import { loadedEndpoints, speaks, type NamedEndpoint } from '../endpoints.js';
import type { OpenAccounts, ReadyAccount } from '../openAccounts.js';
import { targetText } from '../tree/sections/service.js';

/** A proxy of one of the accounts, as far as it has been read. */
export interface KnownProxy extends NamedEndpoint {
  readonly account: ReadyAccount;
  /** Where its password aims it, at a provider that has targets. */
  readonly target?: ProxyTarget;
}

/** Finds whose proxy a text names, among what is in memory by now. Asks no provider. */
export interface KnownProxies {
  of(value: ProxyValue): KnownProxy | undefined;
  /** The proxy that a folder is bound to. */
  bound(names: BoundNames): KnownProxy | undefined;
}

export async function knownProxies(openAccounts: Pick<OpenAccounts, 'all'>): Promise<KnownProxies> {
  const open = await openAccounts.all();
  const accounts = open.filter((account) => account.kind === 'ready');
  const all = accounts.flatMap((account) =>
    loadedEndpoints(account.reads).map((endpoint): KnownProxy => ({ ...endpoint, account })),
  );
  return {
    of: (value) =>
      value.kind === 'tunnel'
        ? all.find(({ endpoint }) => endpoint.kind === 'tunnel' && endpoint.uri.equals(value.uri))
        : (targetedAt(value.address, accounts) ?? at(value.address, all)),
    bound: (names) => {
      const meant = boundAccounts(names, accounts);
      return all.find((known) => meant.includes(known.account) && bindingName(known) === names.endpoint);
    },
  };
}

/** A proxy whose password is an account's own key tells its target itself, loaded or not. */
function targetedAt(address: ProxyAddress, accounts: readonly ReadyAccount[]): KnownProxy | undefined {
  const { password } = address;
  for (const account of password ? accounts : []) {
    const target = password && account.reads.capabilities.targeting?.targetOf?.(password);
    if (target) {
      const owner = targetText(target);
      const endpoint: Endpoint = {
        kind: 'proxy',
        id: `target/${owner}`,
        address: { ...address, scheme: address.scheme ?? 'http' },
      };
      return { endpoint, owner, group: endpoint.id, account, target };
    }
  }
  return undefined;
}

/** With an older password it is still the same proxy, unless several are told apart by theirs. */
function at(address: ProxyAddress, all: readonly KnownProxy[]): KnownProxy | undefined {
  const here = all.filter(({ endpoint }) => endpoint.kind === 'proxy' && isAt(endpoint.address, address));
  const exact = here.filter(
    ({ endpoint }) => endpoint.kind === 'proxy' && hasPassword(endpoint.address, address),
  );
  const groups = new Set(here.map(({ account, group }) => `${account.account.id} ${group}`));
  const meant = exact.length > 0 ? exact : groups.size === 1 ? here : [];
  const speaking = meant.find((known) => address.scheme !== undefined && speaks(address.scheme, known));
  return speaking ?? meant[0];
}

/** A URL without a user names the proxy as well: its credentials stand elsewhere. */
function isAt(known: ProxyAddress, { host, port, user }: ProxyAddress): boolean {
  return (
    known.port === port &&
    known.host.toLowerCase() === host.toLowerCase() &&
    (user === undefined || known.user === user)
  );
}

function hasPassword(known: ProxyAddress, { password }: ProxyAddress): boolean {
  return password === undefined ? known.password === undefined : known.password?.equals(password) === true;
}
