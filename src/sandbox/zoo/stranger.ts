import type { Socket } from 'node:net';

/** What a server does that takes connections and is no working proxy. */
export type Stranger = (socket: Socket) => void;

const PORTAL = '<html><title>Welcome to our network</title>Please accept the terms to go on.</html>\n';

/** Takes the connection and never says a word. */
export const silent: Stranger = (socket) => {
  socket.resume();
};

/** Consents to the tunnel, into which nothing ever comes. */
export const silentTunnel: Stranger = (socket) => {
  socket.once('data', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.resume();
  });
};

/** Hangs up on whoever asks for something. */
export const hangsUp: Stranger = (socket) => {
  socket.once('data', () => socket.destroy());
};

/** Speaks another protocol, and first. */
export const shell: Stranger = (socket) => {
  socket.end('SSH-2.0-OpenSSH_9.6\r\n');
  socket.resume();
};

/** Shows the same page to everybody, whatever they asked for. */
export const portal: Stranger = (socket) => {
  socket.once('data', () => {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${PORTAL.length}\r\n`;
    socket.end(`${head}Connection: close\r\n\r\n${PORTAL}`);
    socket.resume();
  });
};

/** Has no line free. */
export const busy: Stranger = (socket) => {
  socket.once('data', () => {
    socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    socket.resume();
  });
};
