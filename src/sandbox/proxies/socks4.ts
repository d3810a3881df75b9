import { sayFarewell } from './farewell.js';
import type { Client, ProxyNetwork } from './proxyNetwork.js';
import { tunnel } from './tunnel.js';

const GRANTED = 90;
const REJECTED = 91;
const MAX_TEXT_BYTES = 255;

/** Serves one SOCKS4 or SOCKS4a client, which has no password: only proxies open to all let it in. */
export async function serveSocks4(client: Client, network: ProxyNetwork): Promise<void> {
  const { socket, reader, door } = client;
  const [, command, high = 0, low = 0, ...address] = await reader.take(8);
  const userId = await reader.until('\0', MAX_TEXT_BYTES);
  const isNamed = address.slice(0, 3).every((byte) => byte === 0) && address[3] !== 0;
  const name = isNamed ? (await reader.until('\0', MAX_TEXT_BYTES))?.toString('latin1') : undefined;
  client.handshakeDone();
  const passage = door.admit(undefined);
  if (!passage) {
    network.refused(door, userId?.toString('latin1'), 'socks4');
  }
  if (!passage || command !== 1 || userId === undefined || (isNamed && name === undefined)) {
    sayFarewell(socket, reply(REJECTED));
    return;
  }
  const target = { host: name ?? address.join('.'), port: high * 256 + low };
  const reached = await network.reach(client, passage, 'socks4', target);
  if (typeof reached === 'string') {
    sayFarewell(socket, reply(REJECTED));
    return;
  }
  socket.write(reply(GRANTED));
  tunnel(socket, reached, reader.rest());
}

function reply(code: number): Buffer {
  return Buffer.from([0, code, 0, 0, 0, 0, 0, 0]);
}
