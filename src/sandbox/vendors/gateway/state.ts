import type { Door, Login, Passage } from '../../proxies/door.js';
import type { Listener } from '../../listener.js';
import type { Random } from '../../random.js';
import type { SandboxKeys, WorkingProxy } from '../../types.js';
import { DAY, HOUR, type World } from '../../world.js';
import { type Catalogue, createCatalogue, gatewayId, type Network, type Plan } from './catalogue.js';
import { currentExit, isActive, type Subscription } from './subscription.js';

const LISTENERS = 16;
const FIRST_NUMBER = 12_001;

export interface GatewayAccount {
  readonly name: string;
  readonly mayTrial: boolean;
  readonly isForbidden: boolean;
  readonly subscriptions: Subscription[];
  balanceCents: number;
}

interface Rented {
  readonly account: GatewayAccount;
  readonly subscription: Subscription;
}

type SubscriptionSeed = Partial<Subscription> & { readonly place: string; readonly endsInMs: number };

const EVERYTHING = new Set(['http', 'socks5', 'vless', 'shadowsocks'] as const);
const HTTP_AND_SOCKS = new Set(['http', 'socks5'] as const);

const SEEDED: readonly SubscriptionSeed[] = [
  {
    place: 'NL-AMS',
    endsInMs: 12 * DAY + 3 * HOUR,
    userNote: 'Client A',
    rotationMinutes: 10,
    offers: EVERYTHING,
  },
  { place: 'DE-BER', endsInMs: 6 * HOUR, userNote: 'Price monitor' },
  { place: 'NL-AMS', endsInMs: -2 * DAY, userNote: 'Old crawler' },
  { place: 'US-NYC', endsInMs: 26 * DAY, canRotate: false },
  { place: 'GB-LON', endsInMs: 41 * DAY, userNote: '🚀 <b>Launch</b> [docs](https://example.com) $(zap)' },
  {
    place: 'FR-PAR',
    endsInMs: 19 * DAY,
    userNote: 'Checkout tests',
    password: 'p@ss:w/rd%1#x?',
    rotationMinutes: 30,
  },
  {
    place: 'ES-MAD',
    endsInMs: 18 * HOUR,
    userNote: null,
    connectionType: 'shared',
    offers: new Set(['socks5'] as const),
  },
  { place: 'PL-WAW', endsInMs: 88 * DAY, userNote: 'Ads QA', rotationMinutes: 60 },
];

/** The gateway's accounts, subscriptions and proxy servers. */
export class GatewayState {
  readonly catalogue: Catalogue;
  private readonly accounts: ReadonlyMap<string, GatewayAccount>;
  private readonly listeners: Listener[] = [];
  private readonly byUsername = new Map<string, Subscription>();
  private readonly byRotateToken = new Map<string, Rented>();
  private readonly random: Random;
  private sold = 0;

  private constructor(
    readonly world: World,
    keys: SandboxKeys['gateway'],
  ) {
    this.random = world.random.fork('gateway');
    this.catalogue = createCatalogue(this.random);
    const account = (name: string, balanceCents: number, may: { trial?: boolean; use?: boolean } = {}) => ({
      name,
      balanceCents,
      mayTrial: may.trial === true,
      isForbidden: may.use === false,
      subscriptions: [],
    });
    this.accounts = new Map<string, GatewayAccount>([
      [keys.main, account('main', 250_00)],
      [keys.trial, account('trial', 50_00, { trial: true })],
      [keys.poor, account('poor', 3_10)],
      [keys.forbidden, account('forbidden', 0, { use: false })],
    ]);
  }

  static async open(world: World, keys: SandboxKeys['gateway']): Promise<GatewayState> {
    const state = new GatewayState(world, keys);
    const door: Door = {
      provider: 'gateway',
      speaks: ['http', 'socks5'],
      admit: (login) => state.admit(login),
    };
    state.listeners.push(
      ...(await Promise.all(Array.from({ length: LISTENERS }, () => world.network.open(door)))),
    );
    const main = state.account(keys.main);
    for (const { place, endsInMs, ...rest } of SEEDED) {
      const network = state.catalogue.networks.find(({ name }) => name === place);
      if (main && network) {
        state.subscribe(main, network, { activeUntil: world.clock() + endsInMs, ...rest });
      }
    }
    return state;
  }

  account(key: string): GatewayAccount | undefined {
    return this.accounts.get(key);
  }

  byRotateLink(token: string): Rented | undefined {
    return this.byRotateToken.get(token);
  }

  /** Adds a subscription to a plan's network, running from now. */
  subscribeTo(account: GatewayAccount, plan: Plan, activeUntil: number): Subscription {
    return this.subscribe(account, plan.network, { activeUntil, connectionType: plan.connectionType });
  }

  working(): WorkingProxy[] {
    const now = this.world.clock();
    return [...this.byUsername.values()]
      .filter((subscription) => isActive(subscription, now))
      .flatMap(({ offers, host, port, username, password }) =>
        (['http', 'socks5'] as const)
          .filter((scheme) => offers.has(scheme))
          .map((scheme) => ({ provider: 'gateway' as const, scheme, host, port, user: username, password })),
      );
  }

  private subscribe(account: GatewayAccount, network: Network, given: Partial<Subscription>): Subscription {
    const now = this.world.clock();
    const server = this.listeners[this.sold % LISTENERS];
    const subscription: Subscription = {
      id: gatewayId(this.random),
      number: FIRST_NUMBER + this.sold,
      connectionType: 'private',
      host: server?.host ?? '127.0.0.1',
      port: server?.port ?? 0,
      username: `u_${this.random.text(6)}`,
      password: `p_${this.random.text(6)}`,
      vpn: this.random.uuid(),
      canRotate: true,
      rotateToken: this.random.text(16),
      offers: HTTP_AND_SOCKS,
      network,
      activeUntil: now,
      rotationMinutes: 0,
      rotatingSince: now,
      turns: 0,
      ...given,
    };
    this.sold += 1;
    account.subscriptions.push(subscription);
    this.byUsername.set(subscription.username, subscription);
    this.byRotateToken.set(subscription.rotateToken, { account, subscription });
    return subscription;
  }

  private admit(login: Login | undefined): Passage | undefined {
    const now = this.world.clock();
    const subscription = this.byUsername.get(login?.user ?? '');
    return subscription?.password === login?.password && subscription && isActive(subscription, now)
      ? { user: subscription.username, exit: currentExit(subscription, now) }
      : undefined;
  }
}
