import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../src/core/secret.js';
import type { Upstream } from '../../../src/relay/relay.js';
import { judgeIdentity } from '../../../src/sandbox/certificates.js';
import { Judge } from '../../../src/sandbox/judge.js';
import type { Door } from '../../../src/sandbox/proxies/door.js';
import { ProxyNetwork } from '../../../src/sandbox/proxies/proxyNetwork.js';
import type { Canary } from '../../canaries/scanner.js';
import type { Origin } from './origin.js';

/** What a proxy may speak that a relay sends through. */
export const WAYS = ['http', 'https', 'socks5'] as const;

export type Way = (typeof WAYS)[number];

/** Known to the proxies alone, and to the certificate. */
export const ORIGIN_HOST = 'origin.sandbox.test';

const USER = 'KEY-country-US';

/** Full of what a URL gives a meaning to, so that each way to write it differs. */
const passwordFor = (way: Way) => `canary ${way}:p@ss/w?rd%7d`;

/** A proxy of each kind, each with a login of its own and the one way to the origin. */
export class Ways {
  private constructor(
    readonly upstreams: ReadonlyMap<Way, Upstream>,
    private readonly network: ProxyNetwork,
    private readonly judge: Judge,
  ) {}

  static readonly canaries: readonly Canary[] = WAYS.map((way) => ({
    name: `the password of the ${way} proxy`,
    value: passwordFor(way),
  }));

  static async open(origin: Origin): Promise<Ways> {
    const judge = await Judge.open(Date.now);
    const network = new ProxyNetwork(judge, Date.now);
    const open = async (way: Way): Promise<readonly [Way, Upstream]> => {
      const password = passwordFor(way);
      const { plain, tls } = await origin.open(way);
      const door: Door = {
        provider: 'gateway',
        speaks: [way === 'socks5' ? 'socks5' : 'http'],
        admit: (login) =>
          login?.user === USER && login.password === password
            ? { user: USER, exit: { ip: '192.0.2.1', country: '' } }
            : undefined,
        leadsTo: ({ host, port }) =>
          host === ORIGIN_HOST ? { host: '127.0.0.1', port: port === 443 ? tls : plain } : 'not allowed',
      };
      const { port } = await (way === 'https' ? network.openTls(door, judgeIdentity()) : network.open(door));
      const scheme: ProxyScheme = way === 'socks5' ? 'socks5h' : way;
      const address = { scheme, host: '127.0.0.1', port, user: USER, password: new Secret(password) };
      return [way, { id: way, address }];
    };
    return new Ways(new Map(await Promise.all(WAYS.map(open))), network, judge);
  }

  async stop(): Promise<void> {
    await this.network.stop();
    await this.judge.stop();
  }
}
