// @ts-check
// Proxies of every kind and a judge, on loopback, in a process of their own: prints their ports as one JSON object and
// ends with its parent. Each kind is one port at every address of 127.0.0.0/8, so that a list of thousands is as many hosts.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** What a proxy and the judge take to answer where latency is measured, in milliseconds. */
const CONSENT_MS = 80;
const ANSWER_MS = 120;

/** @param {string} ip */
function answerOf(ip) {
  const page = JSON.stringify({ ip, country: 'DE', headers: { Host: 'judge.test' } });
  return Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`,
  );
}

const ANSWER = answerOf('203.0.113.77');
const CONSENT = Buffer.from('HTTP/1.1 200 Connection established\r\n\r\n');
const REFUSAL = Buffer.from('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
const CONNECT = 'C'.charCodeAt(0);

/** The time that has passed, in microseconds, as an address: the one thing of a judge's that every checker keeps. */
const asAddress = (/** @type {number} */ us) => `10.${(us >> 16) & 255}.${(us >> 8) & 255}.${us & 255}`;

/** @param {(socket: import('node:net').Socket, isConnect: boolean, acceptedMs: number) => void} heard */
async function listen(heard) {
  const server = createServer({ noDelay: true }, (socket) => {
    const acceptedMs = performance.now();
    socket.on('error', () => {});
    socket.on('data', (bytes) => heard(socket, bytes[0] === CONNECT, acceptedMs));
  });
  server.listen({ host: '0.0.0.0', port: 0, backlog: 8192 });
  await once(server, 'listening');
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/** A port where nobody listens. */
async function closedPort() {
  const server = createServer().listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}

const ports = {
  live: await listen((socket, isConnect) => {
    if (isConnect) {
      socket.write(CONSENT);
    } else {
      socket.end(ANSWER);
    }
  }),
  forbidden: await listen((socket) => {
    socket.end(REFUSAL);
  }),
  hanging: await listen(() => {}),
  delayed: await listen((socket, isConnect, acceptedMs) => {
    if (isConnect) {
      setTimeout(() => socket.write(CONSENT), CONSENT_MS);
    } else {
      setTimeout(() => {
        socket.end(answerOf(asAddress(Math.round((performance.now() - acceptedMs) * 1000))));
      }, ANSWER_MS);
    }
  }),
  refused: await closedPort(),
};

process.stdout.write(`${JSON.stringify(ports)}\n`);
process.stdin.on('end', () => process.exit()).resume();
