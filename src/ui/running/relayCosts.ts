import type { Money } from '../../core/money.js';
import type { Relay } from '../../relay/relay.js';
import { type MedianPrice, medianPrices } from '../../usage/reckoning/prices.js';
import type { CommandContext } from '../commands/context.js';
import { accountFacts } from '../usage/accountFacts.js';
import type { ChosenProxies, ChosenProxy } from './context.js';

/** What each relay was opened for. */
export type ReadonlyRelays = Pick<WeakMap<Relay, ChosenProxies>, 'get'>;

const GIGABYTE = 1_000_000_000n;
/** A request costs far less than the smallest coin. */
const COST_SCALE = 4;

/** What was sent through relays, in money, where a gigabyte has a price. */
export class RelayCosts {
  constructor(
    private readonly context: Pick<CommandContext, 'memory'>,
    private readonly chosen: ReadonlyRelays,
  ) {}

  /** By what was read already; undefined where that tells no price, or not the same one for all of its proxies. */
  costOf(relay: Relay | undefined): Money | undefined {
    const { proxies = [] } = (relay && this.chosen.get(relay)) ?? {};
    const kinds = new Map(proxies.map((each) => [kindOf(each).name, each]));
    const prices = [...kinds.values()].map((each) => this.#priceOf(each));
    const [price, ...others] = prices;
    const { sentBytes = 0, receivedBytes = 0 } = relay?.counts ?? {};
    return price && others.every((other) => other !== undefined && isSame(other, price))
      ? costOf(price, sentBytes + receivedBytes)
      : undefined;
  }

  #priceOf(proxy: ChosenProxy): Money | undefined {
    const { kind } = kindOf(proxy);
    const prices = medianPrices(accountFacts(proxy.account, this.context.memory), new Set());
    return prices.find((each) => isPerGigabyte(each) && each.kind === kind)?.amount;
  }
}

function isPerGigabyte({ per }: MedianPrice): boolean {
  return per === 'gigabyte';
}

/** What an account sells by a price of its own: the type of the order that holds the proxy. */
function kindOf({ account, endpoint }: ChosenProxy): {
  readonly kind: string | undefined;
  readonly name: string;
} {
  const [owner, id] = endpoint.id.split('/');
  const { reads } = account;
  const kind = owner === 'order' && id !== undefined ? reads.knownOrder(id)?.type : undefined;
  return { kind, name: JSON.stringify([account.account.id, kind]) };
}

function isSame(left: Money, right: Money): boolean {
  return left.units === right.units && left.scale === right.scale && left.currency === right.currency;
}

/** To the fourth decimal. */
export function costOf({ units, scale, ...currency }: Money, bytes: number): Money {
  const over = units * BigInt(bytes) * 10n ** BigInt(COST_SCALE);
  const under = GIGABYTE * 10n ** BigInt(scale);
  return { ...currency, units: (over * 2n + under) / (under * 2n), scale: COST_SCALE };
}
