import type { Server, Socket } from 'node:net';

/** A listening server whose sockets all go when it stops. */
export class Listener {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly host: string,
  ) {
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      // A peer that resets is everyday traffic; what is on the socket ends by its own 'close'.
      socket.on('error', () => undefined);
    });
  }

  /** Listens on a free port of a loopback address. */
  static async open(server: Server, host = '127.0.0.1'): Promise<Listener> {
    const listener = new Listener(server, host);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, host, () => {
        server.off('error', reject);
        server.on('error', () => undefined);
        resolve();
      });
    });
    return listener;
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('The sandbox has stopped.');
    }
    return address.port;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
    for (const socket of this.sockets) {
      socket.destroy();
    }
    await closed;
  }
}
