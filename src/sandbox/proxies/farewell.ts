import type { Socket } from 'node:net';

const LINGER_MS = 5_000;

/** Sends a last answer and closes. What the peer still sends is read away: unread bytes would reset the connection. */
export function sayFarewell(socket: Socket, lastBytes: Buffer | string): void {
  socket.end(lastBytes);
  socket.resume();
  socket.setTimeout(LINGER_MS, () => socket.destroy());
}
