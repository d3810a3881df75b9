import { createServer, type Server, type Socket } from 'node:net';

/** As many as may wait for their turn at once; the system takes less where it allows less. */
const BACKLOG = 4096;
const MOST_TRIES = 20;
/** This machine has no IPv6. */
const NO_IPV6 = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EPROTONOSUPPORT', 'EINVAL']);

/** The listeners of one relay, on loopback alone. */
export interface Listening {
  readonly port: number;
  readonly servers: readonly Server[];
}

/** Listens on 127.0.0.1 and, where this machine has it, ::1, at the same port. */
export async function listen(onClient: (socket: Socket) => void): Promise<Listening> {
  for (let tries = 1; ; tries += 1) {
    const server = await listener('127.0.0.1', 0, onClient);
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    try {
      return { port, servers: [server, await listener('::1', port, onClient)] };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (NO_IPV6.has(code)) {
        return { port, servers: [server] };
      }
      server.close();
      if (code !== 'EADDRINUSE' || tries === MOST_TRIES) {
        throw error;
      }
    }
  }
}

function listener(host: string, port: number, onClient: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, onClient);
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG, exclusive: true }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
