import type { Socket } from 'node:net';

const SOCKS5 = 5;

/** Gives a connection to who speaks its protocol, with all that it has said. */
export function leadIn(
  socket: Socket,
  socks: (socket: Socket) => void,
  http: (socket: Socket) => void,
): void {
  const gone = () => {
    socket.destroy();
  };
  socket.once('end', gone);
  socket.once('data', (bytes: Buffer) => {
    socket.off('end', gone);
    socket.pause();
    socket.unshift(bytes);
    (bytes[0] === SOCKS5 ? socks : http)(socket);
    socket.resume();
  });
}
