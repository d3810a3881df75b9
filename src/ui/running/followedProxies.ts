import type { ProxyTarget } from '../../core/capabilities.js';
import type { ProxyEndpoint } from '../../core/endpoint.js';
import type { Listing } from '../../reads/listing.js';
import type { Upstream } from '../../relay/relay.js';
import { listOf, loadedEndpoints } from '../endpoints.js';
import type { LastChecks } from '../lastChecks.js';
import type { OpenAccount, OpenAccounts, ReadyAccount } from '../openAccounts.js';
import type { ChosenProxy } from './context.js';
import { type Term, termOf } from './terms.js';

/** How long a provider may take to tell of credentials. */
export const READING_MS = 20_000;

/** Why a proxy can be used no more. */
export type Loss =
  | { readonly kind: 'removed' | 'locked' }
  /** Its list has it no more. */
  | { readonly kind: 'unlisted' }
  | ({ readonly kind: 'expired' } & Pick<Term, 'of' | 'id'>);

export interface LostProxy {
  readonly open: ReadyAccount;
  readonly loss: Loss;
}

export interface Look {
  /** Those that can be used, as they are now. */
  readonly upstreams: readonly Upstream[];
  /** Those that were lost since the look before. */
  readonly lost: readonly LostProxy[];
  /** When the next of them runs out, epoch milliseconds. */
  readonly endsAt: number | undefined;
}

export interface FollowPorts {
  readonly openAccounts: Pick<OpenAccounts, 'all'>;
  readonly lastChecks: Pick<LastChecks, 'of'>;
  readonly clock: () => number;
}

interface Followed {
  readonly open: ReadyAccount;
  readonly chosen: ProxyEndpoint;
  /** As it is by now: with other credentials, or in another session. */
  readonly endpoint: ProxyEndpoint;
}

/** Proxies that a person chose, as their accounts have them now: with what credentials, and whether still at all. */
export class FollowedProxies {
  readonly #ports: FollowPorts;
  #all: readonly Followed[];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(proxies: readonly ChosenProxy[], ports: FollowPorts) {
    this.#ports = ports;
    this.#all = proxies.map(({ account: open, endpoint }) => ({ open, chosen: endpoint, endpoint }));
  }

  /** Whose proxy the relay knows by this name; undefined once it was lost. */
  named(upstream: string): { readonly open: ReadyAccount; readonly endpoint: ProxyEndpoint } | undefined {
    return this.#all.find((each) => nameOf(each) === upstream);
  }

  /** Whether any of them can be had with a session of its own. */
  get haveSessions(): boolean {
    return this.#all.some((each) => targetOf(each) !== undefined);
  }

  /**
   * Compares with what is known by now. Reads what tells of a prolongation whose time is up, and the lists of an account
   * whose key is another; else nothing. What is lost stays so.
   */
  look(signal: AbortSignal): Promise<Look> {
    return this.#inTurn(async () => {
      const all = await this.#ports.openAccounts.all();
      const accounts = new Map(all.map((open) => [open.account.id, open]));
      await Promise.all(this.#outdated(accounts).map((listing) => listing.refresh(signal)));
      const endpointsOf = perAccount(proxiesById);
      const lost: LostProxy[] = [];
      const kept: Followed[] = [];
      for (const each of this.#all) {
        const open = accounts.get(each.open.account.id);
        const loss = this.#lossOf(each, open, endpointsOf);
        if (loss) {
          lost.push({ open: each.open, loss });
        } else if (open?.kind !== 'ready') {
          kept.push(each);
        } else {
          const endpoint = endpointsOf(open).get(each.endpoint.id) ?? (await withNewKey(each, open, signal));
          kept.push({ ...each, open, endpoint });
        }
      }
      this.#all = kept;
      const ends = kept.flatMap(({ chosen, open }) => termOf(chosen.id, open.reads)?.endsAt ?? []);
      return {
        upstreams: this.#upstreams(),
        lost,
        endsAt: ends.length === 0 ? undefined : Math.min(...ends),
      };
    });
  }

  /** Puts those that can be had with a session into another one. Rejects as the provider does. */
  inSession(session: string, signal: AbortSignal): Promise<readonly Upstream[]> {
    return this.#inTurn(async () => {
      this.#all = await Promise.all(
        this.#all.map(async (each) => {
          const target = targetOf(each);
          return target
            ? { ...each, endpoint: await targeted(each, each.open, { ...target, session }, signal) }
            : each;
        }),
      );
      return this.#upstreams();
    });
  }

  /** The lists in which it may stand that a proxy was prolonged, and those that a new key has not read. */
  #outdated(accounts: ReadonlyMap<string, OpenAccount>): readonly Listing<unknown>[] {
    const now = this.#ports.clock();
    const listings = this.#all.flatMap(({ open: before, chosen }) => {
      const open = accounts.get(before.account.id);
      if (open?.kind !== 'ready') {
        return [];
      }
      if (open.reads !== before.reads) {
        return listOf(chosen.id, open.reads) ?? [];
      }
      const { listing, endsAt = Infinity } = termOf(chosen.id, open.reads) ?? {};
      return listing && endsAt <= now && (listing.state.loadedAt ?? 0) < endsAt ? listing : [];
    });
    return [...new Set(listings)];
  }

  #lossOf(
    { chosen }: Followed,
    open: OpenAccount | undefined,
    endpointsOf: (open: ReadyAccount) => ReadonlyMap<string, ProxyEndpoint>,
  ): Loss | undefined {
    if (open?.kind !== 'ready') {
      // a keychain that does not answer has not lost the key
      const isSilent = open?.reason.kind === 'unreadable';
      return isSilent ? undefined : { kind: open ? 'locked' : 'removed' };
    }
    const term = termOf(chosen.id, open.reads);
    if (term && (term.isOver || (term.endsAt ?? Infinity) <= this.#ports.clock())) {
      return { kind: 'expired', of: term.of, id: term.id };
    }
    const list = listOf(chosen.id, open.reads)?.state;
    const isWhole = list?.loadedAt !== undefined && !list.hasMore && !list.isLoading && !list.failure;
    return isWhole && !endpointsOf(open).has(chosen.id) ? { kind: 'unlisted' } : undefined;
  }

  #upstreams(): readonly Upstream[] {
    return this.#all.map((each) => {
      const { open, chosen, endpoint } = each;
      const last = this.#ports.lastChecks.of(open.account.id, chosen.id);
      const latencyMs = last?.verdict === 'live' ? last.latencyMs : undefined;
      return { id: nameOf(each), address: endpoint.address, ...(latencyMs !== undefined && { latencyMs }) };
    });
  }

  /** One after the other: each begins with what the one before it left. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** The same over all changes of the endpoint, so that a relay leaves its connections alone. */
function nameOf({ open, chosen }: Pick<Followed, 'open' | 'chosen'>): string {
  return `${open.account.id} ${chosen.id}`;
}

function proxiesById({ reads }: ReadyAccount): ReadonlyMap<string, ProxyEndpoint> {
  return new Map(
    loadedEndpoints(reads).flatMap(({ endpoint }) =>
      endpoint.kind === 'proxy' ? [[endpoint.id, endpoint] as const] : [],
    ),
  );
}

function perAccount<T>(make: (open: ReadyAccount) => T): (open: ReadyAccount) => T {
  const made = new Map<string, T>();
  return (open) => {
    const value = made.get(open.account.id) ?? make(open);
    made.set(open.account.id, value);
    return value;
  };
}

function targetOf({ open, endpoint }: Followed): ProxyTarget | undefined {
  const { password } = endpoint.address;
  return password && open.reads.capabilities.targeting?.targetOf?.(password);
}

/** A password that is made of the key changes with it, and stands in no list. Where it cannot be asked for, the old one stays. */
async function withNewKey(each: Followed, open: ReadyAccount, signal: AbortSignal): Promise<ProxyEndpoint> {
  const target = open.reads === each.open.reads ? undefined : targetOf(each);
  return target ? targeted(each, open, target, signal).catch(() => each.endpoint) : each.endpoint;
}

async function targeted(
  { endpoint }: Followed,
  { reads }: ReadyAccount,
  target: ProxyTarget,
  signal: AbortSignal,
): Promise<ProxyEndpoint> {
  const made = (await reads.capabilities.targeting?.endpoints(target, signal)) ?? [];
  return made.find(({ address }) => address.scheme === endpoint.address.scheme) ?? endpoint;
}
