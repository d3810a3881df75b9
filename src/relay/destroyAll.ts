import type { Socket } from 'node:net';

/** Ends all; resolves once they are gone. */
export async function destroyAll(sockets: readonly Socket[]): Promise<void> {
  const closing = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => {
        socket.once('close', () => {
          resolve();
        });
        socket.destroy();
      }),
  );
  await Promise.all(closing);
}
