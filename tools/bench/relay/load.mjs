// @ts-check
import { once } from 'node:events';
import { connect } from 'node:net';

/** @typedef {{ port: number, token?: string }} Place */

/** @param {Place} place */
const loginOf = ({ token }) =>
  token === undefined
    ? ''
    : `Proxy-Authorization: Basic ${Buffer.from(`egress:${token}`).toString('base64')}\r\n`;

/**
 * Says something and reads on until what came ends so.
 * @param {import('node:net').Socket} socket
 * @param {string} words
 * @param {string} ending
 */
async function ask(socket, words, ending) {
  let said = '';
  socket.write(words);
  while (!said.endsWith(ending)) {
    const [bytes] = await once(socket, 'data');
    said += bytes;
  }
  if (!said.startsWith('HTTP/1.1 200')) {
    throw new Error(said);
  }
}

/** @param {Place} place */
async function opened({ port }) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/** A connection, a tunnel and a page in it. @param {Place} place */
async function tunnelled(place) {
  const socket = await opened(place);
  const head = `CONNECT page.example:443 HTTP/1.1\r\nHost: page.example:443\r\n${loginOf(place)}\r\n`;
  await ask(socket, head, '\r\n\r\n');
  await ask(socket, 'GET / HTTP/1.1\r\nHost: page.example\r\n\r\n', 'x'.repeat(8));
  return socket;
}

/** @param {Place} place @param {number} count */
export async function tunnels(place, count) {
  for (let done = 0; done < count; done += 1) {
    const socket = await tunnelled(place);
    socket.end();
    await once(socket, 'close');
  }
}

/** Pages in absolute form over one connection. @param {Place} place @param {number} count */
export async function pages(place, count) {
  const socket = await opened(place);
  const head = `GET http://page.example/ HTTP/1.1\r\nHost: page.example\r\n${loginOf(place)}\r\n`;
  for (let done = 0; done < count; done += 1) {
    await ask(socket, head, 'x'.repeat(8));
  }
  socket.end();
  await once(socket, 'close');
}

/** How many of so many tunnels that are asked for at once, and stay open together, fail. @param {Place} place @param {number} count */
export async function lostOf(place, count) {
  const results = await Promise.allSettled(Array.from({ length: count }, () => tunnelled(place)));
  for (const result of results) {
    if (result.status === 'fulfilled') {
      result.value.destroy();
    }
  }
  return results.filter(({ status }) => status === 'rejected').length;
}
