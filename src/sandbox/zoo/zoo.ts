import { createServer } from 'node:net';
import { judgeIdentity } from '../certificates.js';
import type { Judge } from '../judge.js';
import { Listener } from '../listener.js';
import type { ProxyNetwork } from '../proxies/proxyNetwork.js';
import type { ZooProxy } from '../types.js';
import { characters, type Character } from './characters.js';

/** A port that is kept for a service of the past, so that nobody listens there (RFC 1078). */
const NOBODYS_PORT = 1;

/** Proxies of every character, each on a port of its own from the first time they are asked for. */
export class Zoo {
  private readonly strangers: Listener[] = [];
  private opened: Promise<readonly ZooProxy[]> | undefined;

  constructor(
    private readonly network: ProxyNetwork,
    private readonly judge: Judge,
  ) {}

  proxies(): Promise<readonly ZooProxy[]> {
    this.opened ??= this.open();
    return this.opened;
  }

  async stop(): Promise<void> {
    await this.opened;
    await Promise.all(this.strangers.map((listener) => listener.stop()));
  }

  private async open(): Promise<readonly ZooProxy[]> {
    await this.judge.openForged();
    return Promise.all(
      characters().map(async (character): Promise<ZooProxy> => {
        const { name, scheme, login = {}, saidCountry, truth } = character;
        const said = saidCountry === undefined ? {} : { saidCountry };
        return {
          name,
          scheme,
          host: '127.0.0.1',
          port: await this.portOf(character),
          ...login,
          ...said,
          truth,
        };
      }),
    );
  }

  private async portOf({ scheme, server }: Character): Promise<number> {
    if (!server) {
      return NOBODYS_PORT;
    }
    if (typeof server === 'function') {
      const listener = await Listener.open(createServer(server));
      this.strangers.push(listener);
      return listener.port;
    }
    const door = { ...server, provider: 'zoo' } as const;
    const listener = await (scheme === 'https'
      ? this.network.openTls(door, judgeIdentity())
      : this.network.open(door));
    return listener.port;
  }
}
