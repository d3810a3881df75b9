import { TokenBucket } from '../../rateLimit.js';
import type { Random } from '../../random.js';
import type { SandboxKeys, WorkingProxy } from '../../types.js';
import { DAY, HOUR, MINUTE, type World } from '../../world.js';
import { type AccountSeed, ProxyAccount } from './account.js';
import type { Order } from './order.js';
import type { OrderRequest } from './orderRequest.js';
import { ProxyServers } from './proxyServers.js';
import { createOrder, seededOrders } from './seededOrders.js';
import { deposit, type Transaction, withDeposits } from './transactions.js';
import { DOLLAR, type Usd } from './usd.js';

const BALANCE: Usd = 45.2 * DOLLAR;
const POOR_BALANCE: Usd = 3.1 * DOLLAR;
const MOBILE_DELIVERY_MS = 5_000;
const FIRST_UPSTREAM_ID = 12_345;

/** 1001proxy's accounts, its proxies, and its three rate limits. */
export class ThousandState {
  readonly limits: Readonly<Record<'general' | 'orders' | 'deposits', TokenBucket>>;
  private readonly accounts = new Map<string, ProxyAccount>();
  private readonly random: Random;
  private created = 0;

  private constructor(
    readonly world: World,
    readonly servers: ProxyServers,
  ) {
    this.random = world.random.fork('1001proxy');
    const perMinute = (requests: number) => new TokenBucket(requests * world.rateLimitScale, MINUTE);
    this.limits = { general: perMinute(60), orders: perMinute(10), deposits: perMinute(30) };
  }

  static async open(
    world: World,
    keys: SandboxKeys['1001proxy'],
    orderCount: number,
  ): Promise<ThousandState> {
    const state = new ThousandState(world, await ProxyServers.open(world));
    const now = world.clock();
    const add = (seed: Omit<AccountSeed, 'createdAt'>) => {
      const account = new ProxyAccount({ createdAt: now - 300 * DAY, ...seed }, state.random);
      state.accounts.set(seed.key, account);
      return account;
    };
    const main = add({ name: 'main', key: keys.main });
    state.fill(main, now, orderCount);
    const poor = add({ name: 'poor', key: keys.poor });
    poor.transactions.push(deposit(POOR_BALANCE, now - 90 * DAY, state.random));
    add({ name: 'banned', key: keys.banned, standing: 'BANNED' });
    add({ name: 'unverified', key: keys.unverified, standing: 'UNVERIFIED' });
    return state;
  }

  account(key: string): ProxyAccount | undefined {
    return this.accounts.get(key);
  }

  /** Delivers an order at once, a mobile one a little later. */
  order(
    account: ProxyAccount,
    request: OrderRequest,
    now: number,
  ): { order: Order; upstreamOrderId: string } {
    const provisionedAt = now + (request.type === 'mobile' ? MOBILE_DELIVERY_MS : 0);
    const order = createOrder(request, now, provisionedAt, this.random);
    account.orders.unshift(order);
    this.servers.add(order);
    this.created += 1;
    return { order, upstreamOrderId: String(FIRST_UPSTREAM_ID + this.created) };
  }

  working(): WorkingProxy[] {
    return [...this.accounts.values()].flatMap(({ orders }) => this.servers.working(orders));
  }

  private fill(account: ProxyAccount, now: number, orderCount: number): void {
    const { random } = this;
    account.orders.push(...seededOrders(now, random, orderCount));
    for (const order of account.orders) {
      this.servers.add(order);
    }
    const entry = (given: Omit<Transaction, 'id' | 'status'>): Transaction => ({
      id: `cm1txn${random.text(12)}`,
      status: 'completed',
      ...given,
    });
    const movements = account.orders.flatMap(({ id, type, charged, createdAt, isCanceled }) => {
      const about = `Order ${id} (${type})`;
      const balance = { paymentMethod: 'balance' as const };
      const refund = { type: 'refund' as const, amount: charged, description: `Refund: ${about}` };
      return [
        ...(isCanceled ? [entry({ ...balance, ...refund, createdAt: createdAt + 2 * HOUR })] : []),
        entry({ ...balance, type: 'purchase', amount: -charged, description: about, createdAt }),
      ];
    });
    movements.push(
      deposit(50 * DOLLAR, now - 30 * MINUTE, random, 'pending'),
      deposit(25 * DOLLAR, now - 35 * DAY, random, 'failed'),
      entry({
        type: 'adjustment',
        amount: 5 * DOLLAR,
        description: 'Goodwill credit',
        paymentMethod: 'admin',
        createdAt: now - 28 * DAY,
      }),
    );
    movements.sort(newestFirst);
    account.transactions.push(...withDeposits(movements, BALANCE, random).sort(newestFirst));
  }
}

function newestFirst(one: Transaction, other: Transaction): number {
  return other.createdAt - one.createdAt;
}
