import { connect } from 'node:net';

/** What a program is answered that asks for `target` at a relay: the status and the body. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

/**
 * Asks as curl does with `--proxy`, on a socket of its own: the editor has its hands in `http.request`. `relay` is an
 * address as a person copies it. Rejects where nothing listens there.
 */
export function throughRelay(relay: string, target: string): Promise<Answered> {
  const { hostname, port, username, password } = new URL(relay);
  const login = Buffer.from(`${username}:${password}`).toString('base64');
  const lines = [
    `GET ${target} HTTP/1.1`,
    `Host: ${new URL(target).host}`,
    ...(username === '' ? [] : [`Proxy-Authorization: Basic ${login}`]),
    'Connection: close',
  ];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const pieces: Buffer[] = [];
    socket.on('error', reject);
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.on('end', () => {
      const [head = '', body = ''] = Buffer.concat(pieces).toString().split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), body });
    });
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}
