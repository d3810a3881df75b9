// @ts-check
// A proxy on loopback that answers everything itself, in a process of its own: prints its port and ends with its parent.
import { once } from 'node:events';
import { createServer } from 'node:net';

const BODY = 'x'.repeat(512);
const ANSWER = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`);
const CONSENT = Buffer.from('HTTP/1.1 200 Connection established\r\n\r\n');
const CONNECT = 'C'.charCodeAt(0);

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {});
  socket.on('data', (bytes) => socket.write(bytes[0] === CONNECT ? CONSENT : ANSWER));
});
server.listen({ host: '127.0.0.1', port: 0, backlog: 8192 });
await once(server, 'listening');
process.stdout.write(`${/** @type {import('node:net').AddressInfo} */ (server.address()).port}\n`);
process.stdin.on('end', () => process.exit()).resume();
