import type { Socket } from 'node:net';

/** Joins two sockets until both directions have ended; an abrupt end of one ends the other. */
export function tunnel(client: Socket, upstream: Socket, early: Buffer): void {
  endTogether(client, upstream);
  endTogether(upstream, client);
  if (early.length > 0) {
    upstream.write(early);
  }
  client.pipe(upstream);
  upstream.pipe(client);
}

function endTogether(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy());
  one.on('close', () => {
    if (!one.readableEnded) {
      other.destroy();
    }
  });
}
