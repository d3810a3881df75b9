import type { Socket } from 'node:net';
import type { TunnelTarget } from '../../check/probe/tunnelMessages.js';
import type { Upstream } from '../relay.js';
import type { Tally } from '../tally.js';
import type { Ways } from './approach.js';
import type { Pool } from './pool.js';
import { UpstreamTrouble, mayGoOn } from './trouble.js';
import { openTunnel } from './tunnel.js';

/** More would make a client wait for longer than it does. */
const MOST_TRIES = 4;

/** Sends requests through one of the proxies, and through the next where that one fails. */
export class Route {
  constructor(
    readonly pool: Pool,
    readonly ways: Ways,
    readonly allowsPrivate: boolean,
    private readonly tally: Tally,
    private readonly onRequest: (count: number) => void,
  ) {}

  tunnel(target: TunnelTarget, client: Socket): Promise<Socket> {
    const wish = { target, allowsPrivate: this.allowsPrivate, client };
    return this.through(target.host, client, (upstream) => openTunnel(upstream, wish, this.ways));
  }

  /** Tries until one proxy serves the request, or a failure is not the proxy's, or nobody waits for it any more. */
  async through<Served>(
    host: string,
    client: Socket,
    serve: (upstream: Upstream) => Promise<Served>,
  ): Promise<Served> {
    this.onRequest(this.tally.requested());
    let trouble: unknown = new UpstreamTrouble('none');
    let last = '';
    for (const upstream of this.pool.order(host).slice(0, MOST_TRIES)) {
      try {
        const served = await serve(upstream);
        this.pool.worked(upstream);
        this.tally.served();
        return served;
      } catch (error) {
        trouble = error;
        last = upstream.id;
        if (client.destroyed || !mayGoOn(error)) {
          break;
        }
        this.pool.failed(upstream);
      }
    }
    if (trouble instanceof UpstreamTrouble && !client.destroyed) {
      this.tally.failed(last, trouble.reason);
    }
    throw trouble;
  }
}
