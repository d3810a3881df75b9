import { Agent, type ClientRequestArgs } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Upstream } from '../relay.js';
import { approach, type Ways } from './approach.js';
import { openTunnel } from './tunnel.js';

/** Proxies end what idles after so long at the soonest. */
const IDLE_MS = 4000;
const MOST_IDLE = 64;

/** Whether the proxy takes requests for http:// itself; others are asked for a tunnel to the target. */
export function takesUrls({ address: { scheme } }: Upstream): boolean {
  return scheme === 'http' || scheme === 'https';
}

/** Connections to one proxy, or through it, that are kept for the next request. */
export class UpstreamAgent extends Agent {
  constructor(
    readonly upstream: Upstream,
    private readonly ways: Ways,
    private readonly allowsPrivate: boolean,
  ) {
    super({ keepAlive: true, timeout: IDLE_MS, maxFreeSockets: MOST_IDLE });
  }

  override createConnection(
    options: ClientRequestArgs,
    created: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const { host, port } = options;
    const wish = { target: { host: String(host), port: Number(port) }, allowsPrivate: this.allowsPrivate };
    const connection = takesUrls(this.upstream)
      ? approach(this.upstream, undefined, this.ways)
      : openTunnel(this.upstream, wish, this.ways);
    connection.then(
      (socket) => {
        created(null, socket);
        socket.resume();
      },
      (error: unknown) => {
        created(error instanceof Error ? error : new Error(String(error)), new Socket());
      },
    );
    return undefined;
  }

  /** Ends the connections that idle, and those that are in use with their answer. */
  retire(): void {
    this.keepSocketAlive = () => false;
    for (const socket of Object.values(this.freeSockets).flat()) {
      socket?.destroy();
    }
  }
}
