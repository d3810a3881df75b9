import type { Socket } from 'node:net';
import { destroyAll } from '../destroyAll.js';
import type { Upstream } from '../relay.js';

/** The connections to proxies, by proxy. */
export class UpstreamSockets {
  readonly #open = new Map<string, Set<Socket>>();

  add({ id }: Upstream, socket: Socket): void {
    const sockets = this.#open.get(id) ?? new Set();
    this.#open.set(id, sockets);
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
    });
  }

  /** Ends those of proxies that are not among these. */
  keep(upstreams: readonly Upstream[]): void {
    const ids = new Set(upstreams.map(({ id }) => id));
    for (const [id, sockets] of this.#open) {
      if (!ids.has(id)) {
        this.#open.delete(id);
        for (const socket of sockets) {
          socket.destroy();
        }
      }
    }
  }

  /** Ends all; resolves once they are gone. */
  async close(): Promise<void> {
    await destroyAll([...this.#open.values()].flatMap((sockets) => [...sockets]));
  }
}
