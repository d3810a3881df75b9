import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { Upstream } from '../stage/upstreams.js';

const SOCKS5 = 5;

/** A port that speaks HTTP and SOCKS5, as those of many providers do. */
export interface Door {
  readonly host: string;
  readonly port: number;
  /** The first line of each connection that spoke HTTP. */
  readonly requestLines: readonly string[];
  stop(): Promise<void>;
}

/** Opens a port in front of a proxy of each kind. */
export async function openDoor(http: Upstream, socks: Upstream): Promise<Door> {
  const requestLines: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => client.destroy());
    client.once('data', (first: Buffer) => {
      client.pause();
      const { host, port } = first[0] === SOCKS5 ? socks : http;
      if (first[0] !== SOCKS5) {
        requestLines.push(first.toString('latin1').split('\r\n')[0] ?? '');
      }
      const proxy = connect(port, host);
      open.add(proxy);
      proxy.on('error', () => client.destroy());
      client.on('close', () => proxy.destroy());
      proxy.on('close', () => client.destroy());
      proxy.write(first);
      client.pipe(proxy);
      proxy.pipe(client);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    host: '127.0.0.1',
    port: typeof address === 'object' && address ? address.port : 0,
    requestLines,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) {
        socket.destroy();
      }
      await closed;
    },
  };
}
