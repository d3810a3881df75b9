import type { Login, Passage } from './door.js';
import { sayFarewell } from './farewell.js';
import type { Client, ProxyNetwork } from './proxyNetwork.js';
import type { Target } from './target.js';
import { tunnel } from './tunnel.js';

const NO_LOGIN = 0;
const PASSWORD_LOGIN = 2;
const NO_METHOD = 0xff;
const REPLY = { succeeded: 0, notAllowed: 2, refused: 5, unknownCommand: 7, unknownAddress: 8 } as const;

/** Serves one SOCKS5 client (RFC 1928, with the login of RFC 1929): CONNECT to a name, IPv4 or IPv6 address. */
export async function serveSocks5(client: Client, network: ProxyNetwork): Promise<void> {
  const { socket, reader } = client;
  const passage = await logIn(client, network);
  if (!passage) {
    return;
  }
  const [, command] = await reader.take(3);
  const target = await readTarget(client);
  client.handshakeDone();
  if (!target) {
    sayFarewell(socket, reply(REPLY.unknownAddress));
    return;
  }
  if (command !== 1) {
    sayFarewell(socket, reply(REPLY.unknownCommand));
    return;
  }
  const reached = await network.reach(client, passage, 'socks5', target);
  if (typeof reached === 'string') {
    sayFarewell(socket, reply(reached === 'not allowed' ? REPLY.notAllowed : REPLY.refused));
    return;
  }
  socket.write(reply(REPLY.succeeded));
  tunnel(socket, reached, reader.rest());
}

async function logIn({ socket, reader, door }: Client, network: ProxyNetwork): Promise<Passage | undefined> {
  await reader.byte();
  const methods = await reader.take(await reader.byte());
  const anonymous = methods.includes(NO_LOGIN) ? door.admit(undefined) : undefined;
  if (anonymous) {
    socket.write(Buffer.from([5, NO_LOGIN]));
    return anonymous;
  }
  if (!methods.includes(PASSWORD_LOGIN)) {
    network.refused(door, undefined, 'socks5');
    sayFarewell(socket, Buffer.from([5, NO_METHOD]));
    return undefined;
  }
  socket.write(Buffer.from([5, PASSWORD_LOGIN]));
  await reader.byte();
  const login: Login = {
    user: (await reader.take(await reader.byte())).toString('utf8'),
    password: (await reader.take(await reader.byte())).toString('utf8'),
  };
  const passage = door.admit(login);
  if (passage) {
    socket.write(Buffer.from([1, 0]));
  } else {
    network.refused(door, login.user, 'socks5');
    sayFarewell(socket, Buffer.from([1, 1]));
  }
  return passage;
}

async function readTarget({ reader }: Client): Promise<Target | undefined> {
  const host = await readHost(await reader.byte(), (length) => reader.take(length));
  if (host === undefined) {
    return undefined;
  }
  return { host, port: (await reader.take(2)).readUInt16BE(0) };
}

async function readHost(
  type: number,
  take: (length: number) => Promise<Buffer>,
): Promise<string | undefined> {
  switch (type) {
    case 1:
      return [...(await take(4))].join('.');
    case 3:
      return (await take((await take(1)).readUInt8(0))).toString('latin1');
    case 4:
      return ipv6Text(await take(16));
    default:
      return undefined;
  }
}

/** The shortest form of an IPv6 address, as `URL` writes it. */
function ipv6Text(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}

function reply(code: number): Buffer {
  return Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
}
