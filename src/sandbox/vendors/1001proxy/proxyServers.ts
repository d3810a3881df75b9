import { exitAddress } from '../../exits.js';
import type { Listener } from '../../listener.js';
import type { Login, Passage } from '../../proxies/door.js';
import type { WorkingProxy } from '../../types.js';
import { MINUTE, type World } from '../../world.js';
import { type Order, orderStatus, proxyCount } from './order.js';
import { COUNTRIES } from './reference.js';

const SERVERS = 16;
const FIRST_HOST = 2;
const MOBILE_ROTATION_MS = 5 * MINUTE;

interface Server {
  readonly https: Listener;
  readonly socks5: Listener;
}

interface DeliveredProxy {
  readonly ip: string | null;
  readonly portHttps: number | null;
  readonly portSocks5: number | null;
  readonly login: string | null;
  readonly password: string | null;
  readonly country: string | null;
  readonly expiresAt: string | null;
}

const NOT_YET_REPLACED: DeliveredProxy = {
  ip: null,
  portHttps: null,
  portSocks5: null,
  login: null,
  password: null,
  country: null,
  expiresAt: null,
};

/** Sixteen loopback addresses that play all ordered proxies: an order's go round them, each round a login of its own. */
export class ProxyServers {
  private readonly servers: Server[] = [];
  private readonly byLogin = new Map<string, Order>();
  private connections = 0;

  private constructor(private readonly clock: () => number) {}

  static async open(world: World): Promise<ProxyServers> {
    const proxies = new ProxyServers(world.clock);
    const opened = Array.from({ length: SERVERS }, async (_, index): Promise<Server> => {
      const admit = (login: Login | undefined) => proxies.admit(login, index);
      const host = `127.0.0.${FIRST_HOST + index}`;
      return {
        https: await world.network.open({ provider: '1001proxy', speaks: ['http'], admit }, host),
        socks5: await world.network.open({ provider: '1001proxy', speaks: ['socks5'], admit }, host),
      };
    });
    proxies.servers.push(...(await Promise.all(opened)));
    return proxies;
  }

  add(order: Order): void {
    this.byLogin.set(order.login, order);
  }

  /** What `/orders/:id/proxies` answers. One proxy of each larger ISP order is being replaced: all null. */
  delivered(order: Order, now: number): DeliveredProxy[] {
    return Array.from({ length: proxyCount(order, now) }, (_, index) => {
      const server = this.servers[index % SERVERS];
      if (!server || (order.type === 'isp' && index === 2)) {
        return NOT_YET_REPLACED;
      }
      return {
        ip: server.https.host,
        portHttps: order.type === 'ipv6' && order.protocol === 'socks5' ? null : server.https.port,
        portSocks5: order.type === 'ipv6' && order.protocol === 'https' ? null : server.socks5.port,
        login: loginOf(order, Math.floor(index / SERVERS)),
        password: order.password,
        country: countryCode(order),
        expiresAt: expiry(order),
      };
    });
  }

  working(orders: readonly Order[]): WorkingProxy[] {
    const now = this.clock();
    return orders
      .filter((order) => orderStatus(order, now) === 'active')
      .flatMap((order) => this.delivered(order, now))
      .flatMap(({ ip, portHttps, portSocks5, login, password }) => {
        if (ip === null || login === null || password === null) {
          return [];
        }
        const address = { provider: '1001proxy', host: ip, user: login, password } as const;
        return [
          ...(portHttps === null ? [] : [{ ...address, scheme: 'http' as const, port: portHttps }]),
          ...(portSocks5 === null ? [] : [{ ...address, scheme: 'socks5' as const, port: portSocks5 }]),
        ];
      });
  }

  private admit(login: Login | undefined, server: number): Passage | undefined {
    const now = this.clock();
    const [, name = '', roundText = '1'] = /^(user_[a-z0-9]+)(?:_(\d+))?$/.exec(login?.user ?? '') ?? [];
    const order = this.byLogin.get(name);
    const round = Number(roundText) - 1;
    if (
      !login ||
      order?.password !== login.password ||
      orderStatus(order, now) !== 'active' ||
      loginOf(order, round) !== login.user ||
      round * SERVERS + server >= proxyCount(order, now)
    ) {
      return undefined;
    }
    this.connections += 1;
    const country = COUNTRIES.find(({ id }) => id === order.countryId)?.alpha2 ?? 'US';
    const ip = exitAddress(`${order.id}/${round}/${server}`, this.turn(order, now));
    return { user: login.user, exit: { ip, country } };
  }

  /** Residential exits change with each connection, mobile ones by time, all others stay. */
  private turn({ type }: Order, now: number): number {
    if (type === 'resident') {
      return this.connections;
    }
    return type === 'mobile' ? Math.floor(now / MOBILE_ROTATION_MS) : 0;
  }
}

function loginOf({ login }: Order, round: number): string {
  return round === 0 ? login : `${login}_${round + 1}`;
}

/** Both forms that the document allows. */
function countryCode({ type, countryId }: Order): string | null {
  const country = COUNTRIES.find(({ id }) => id === countryId);
  return (type === 'isp' || type === 'mobile' ? country?.alpha3 : country?.alpha2) ?? null;
}

/** A date alone, as in the document's sample; with its time for mobile ones. */
function expiry({ type, expiresAt }: Order): string | null {
  if (expiresAt === null) {
    return null;
  }
  const iso = new Date(expiresAt).toISOString();
  return type === 'mobile' ? iso : iso.slice(0, 10);
}
