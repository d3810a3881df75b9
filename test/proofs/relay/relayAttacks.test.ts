import assert from 'node:assert/strict';
import type { Relay } from '../../../src/relay/relay.js';
import { HeardProxy, STILL_OPEN, WELL_SERVED, goodClient, login, openRelay, say } from './stage.js';

const HOST = 'Host: victim.example\r\n';
const GET = 'GET http://victim.example/ HTTP/1.1\r\n';

/** What is sent, with the token's line where `§` stands, and how the answer begins: its status, or nothing at all. */
type Attack = readonly [name: string, bytes: string, status: number | 'silence'];

const basic = (pair: string) => Buffer.from(pair).toString('base64');
const connectTo = (authority: string) => `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n§\r\n`;

const WITHOUT_TOKEN: readonly Attack[] = [
  ['no token for a tunnel', 'CONNECT victim.example:443 HTTP/1.1\r\nHost: victim.example:443\r\n\r\n', 407],
  ['no token for a page', `${GET}${HOST}\r\n`, 407],
  ['an empty token', `${GET}${HOST}Proxy-Authorization: Basic ${basic('egress:')}\r\n\r\n`, 407],
  [
    'a wrong token',
    `${GET}${HOST}Proxy-Authorization: Basic ${basic(`egress:${'0'.repeat(40)}`)}\r\n\r\n`,
    407,
  ],
  ['the token of another user', `${GET}${HOST}Proxy-Authorization: Basic ¤other\r\n\r\n`, 407],
  ['the token with more behind it', `${GET}${HOST}Proxy-Authorization: Basic ¤longer\r\n\r\n`, 407],
  ['half of the token', `${GET}${HOST}Proxy-Authorization: Basic ¤shorter\r\n\r\n`, 407],
  ['the token as Bearer', `${GET}${HOST}Proxy-Authorization: Bearer ¤token\r\n\r\n`, 407],
  ['the token in Authorization', `${GET}${HOST}Authorization: Basic ¤pair\r\n\r\n`, 407],
  ['the token in a cookie', `${GET}${HOST}Cookie: token=¤token\r\n\r\n`, 407],
  ['the token in the query', `GET http://victim.example/?token=¤token HTTP/1.1\r\n${HOST}\r\n`, 407],
  ['the token in the URL', `GET http://egress:¤token@victim.example/ HTTP/1.1\r\n${HOST}\r\n`, 403],
  ['two logins', `${GET}${HOST}§Proxy-Authorization: Basic ${basic('a:b')}\r\n\r\n`, 407],
  ['the right login twice', `${GET}${HOST}§§\r\n`, 407],
];

const OF_A_WEB_PAGE: readonly Attack[] = [
  ['a page that was led here by its name', 'GET / HTTP/1.1\r\nHost: rebound.example\r\n\r\n', 400],
  ['the same with the token', 'GET / HTTP/1.1\r\nHost: rebound.example\r\n§\r\n', 400],
  [
    'a fetch of a page',
    'GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://evil.example\r\nSec-Fetch-Mode: cors\r\n\r\n',
    400,
  ],
  ['a preflight', 'OPTIONS / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://evil.example\r\n\r\n', 400],
  [
    'a form that speaks of a tunnel',
    'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 41\r\n\r\nCONNECT victim.example:443 HTTP/1.1\r\n§\r\n\r\n',
    400,
  ],
  [
    'a websocket of a page',
    'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    400,
  ],
  ['a request for everything', 'OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n§\r\n', 400],
];

const OF_THE_HOST: readonly Attack[] = [
  ['another Host than the URL', `${GET}Host: other.example\r\n§\r\n`, 400],
  [
    'another Host than the tunnel',
    'CONNECT victim.example:443 HTTP/1.1\r\nHost: other.example:443\r\n§\r\n',
    400,
  ],
  ['another port in Host', `${GET}Host: victim.example:8080\r\n§\r\n`, 400],
  ['two Hosts', `${GET}${HOST}Host: other.example\r\n§\r\n`, 400],
  ['no Host', `${GET}§\r\n`, 400],
  ['an empty Host', `${GET}Host:\r\n§\r\n`, 400],
  [
    'a URL with a login for the eye',
    `GET http://victim.example@127.0.0.1/ HTTP/1.1\r\nHost: 127.0.0.1\r\n§\r\n`,
    403,
  ],
  ['a backslash before the host', `GET http://victim.example\\@127.0.0.1/ HTTP/1.1\r\n${HOST}§\r\n`, 400],
  ['https without a tunnel', `GET https://victim.example/ HTTP/1.1\r\n${HOST}§\r\n`, 400],
  ['another scheme', `GET ftp://victim.example/ HTTP/1.1\r\n${HOST}§\r\n`, 400],
  ['a tunnel without a port', connectTo('victim.example'), 403],
  ['a tunnel to port 0', connectTo('victim.example:0'), 403],
  ['a tunnel to port 65536', connectTo('victim.example:65536'), 403],
  ['an escaped line break in the host', connectTo('victim.example%0d%0aX:1:443'), 403],
  ['a line break in the host', 'CONNECT victim.example\r\nX: y:443 HTTP/1.1\r\n§\r\n', 403],
];

const PRIVATE: readonly Attack[] = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.0.0.1.', '0.0.0.0', '10.0.0.1'],
  ...['172.16.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '[::1]', '[::]', '[::ffff:127.0.0.1]'],
  ...['[::127.0.0.1]', '[64:ff9b::7f00:1]', '[fe80::1]', '[fe80::1%25lo]', '[fd00:ec2::254]', 'localhost'],
  ...['localhost.', 'x.localhost', 'metadata.google.internal', '%31%32%37.0.0.1'],
].flatMap((host): Attack[] => [
  [`a tunnel to ${host}`, connectTo(`${host}:80`), 403],
  [`a page of ${host}`, `GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\n§\r\n`, 403],
]);

const FULL_WIDTH: readonly Attack[] = [
  ['a tunnel to full-width digits', connectTo('１２７.0.0.1:80'), 400],
  ['a page of full-width digits', `GET http://１２７.0.0.1/ HTTP/1.1\r\nHost: x\r\n§\r\n`, 400],
];

const SMUGGLED = 'GET http://smuggled.example/ HTTP/1.1\r\nHost: smuggled.example\r\n\r\n';
const POST = `POST http://victim.example/ HTTP/1.1\r\n${HOST}§`;
const OF_FRAMING: readonly Attack[] = [
  [
    'a length and chunks',
    `${POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    400,
  ],
  [
    'chunks and a length',
    `${POST}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    400,
  ],
  ['two lengths', `${POST}Content-Length: 0\r\nContent-Length: 5\r\n\r\n${SMUGGLED}`, 400],
  ['two lengths in one', `${POST}Content-Length: 0, 5\r\n\r\n${SMUGGLED}`, 400],
  ['a length with a sign', `${POST}Content-Length: +5\r\n\r\n${SMUGGLED}`, 400],
  ['a negative length', `${POST}Content-Length: -5\r\n\r\n${SMUGGLED}`, 400],
  ['a hexadecimal length', `${POST}Content-Length: 0x5\r\n\r\n${SMUGGLED}`, 400],
  ['a length beyond all numbers', `${POST}Content-Length: 99999999999999999999999\r\n\r\n${SMUGGLED}`, 400],
  ['a coding that is none', `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`, 400],
  ['a coding before the chunks', `${POST}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`, 400],
  [
    'a coding after the chunks',
    `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    400,
  ],
  [
    'two codings',
    `${POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    400,
  ],
  ['a space before the colon', `${POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`, 400],
  ['a space before the name', `${POST} Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`, 400],
  ['a folded header', `${POST}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`, 400],
  ['a vertical tab in the coding', `${POST}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`, 400],
  ['a NUL in a header', `${POST}X: a\0b\r\nContent-Length: 0\r\n\r\n`, 400],
  ['bare line feeds', `GET http://victim.example/ HTTP/1.1\n${HOST.replace('\r', '')}§\n`, 400],
  ['a bare carriage return', `${GET}${HOST}X: a\rGET http://smuggled.example/\r\n§\r\n`, 400],
  [
    'a tunnel with a length',
    'CONNECT victim.example:443 HTTP/1.1\r\nHost: victim.example:443\r\nContent-Length: 9\r\n§\r\n',
    400,
  ],
  [
    'a tunnel with chunks',
    'CONNECT victim.example:443 HTTP/1.1\r\nHost: victim.example:443\r\nTransfer-Encoding: chunked\r\n§\r\n',
    400,
  ],
  ['a method that is none', `GETT http://victim.example/ HTTP/1.1\r\n${HOST}§\r\n`, 400],
  ['HTTP/3.7', `GET http://victim.example/ HTTP/3.7\r\n${HOST}§\r\n`, 400],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ['a head without an end', `${GET}${HOST}§X: ${'y'.repeat(64 * 1024)}`, 431],
  ['a URL without an end', `GET http://victim.example/${'y'.repeat(64 * 1024)}`, 431],
  ['10,000 headers', `${GET}${HOST}§${'X: y\r\n'.repeat(10_000)}\r\n`, 431],
  ['nothing', '', 'silence'],
  ['SOCKS4', '\x04\x01\x01\xbb\x01\x01\x01\x01\0', 400],
];

describe('an attack on the relay over HTTP', () => {
  let proxy: HeardProxy;
  let relay: Relay;

  before(async () => {
    proxy = await new HeardProxy().listen();
    relay = await openRelay([proxy.upstream]);
  });

  after(async () => {
    await relay.close();
    await proxy.close();
  });

  const filled = (bytes: string) => {
    const token = relay.token ?? '';
    return bytes
      .replaceAll('§', login(relay))
      .replaceAll('¤token', token)
      .replaceAll('¤pair', basic(`egress:${token}`))
      .replaceAll('¤other', basic(`admin:${token}`))
      .replaceAll('¤longer', basic(`egress:${token}0`))
      .replaceAll('¤shorter', basic(`egress:${token.slice(0, 20)}`));
  };

  for (const [name, bytes, status] of [
    ...WITHOUT_TOKEN,
    ...OF_A_WEB_PAGE,
    ...OF_THE_HOST,
    ...PRIVATE,
    ...FULL_WIDTH,
    ...OF_FRAMING,
  ]) {
    it(`is refused: ${name}`, async () => {
      proxy.heard.length = 0;
      const answer = await say(relay.port, filled(bytes), status === 'silence' || !bytes.endsWith('\n'));
      assert.match(answer, status === 'silence' ? /^$/ : new RegExp(`^HTTP/1\\.1 ${status} `));
      assert.equal(answer.split('HTTP/1.1 ').length - 1, status === 'silence' ? 0 : 1);
      assert.equal(answer.includes(relay.token ?? ''), false);
      assert.equal(answer.includes(STILL_OPEN), false);
      assert.deepEqual(proxy.heard, []);
      assert.equal(await goodClient(relay), WELL_SERVED);
    });
  }

  it('counts them as refused and not as requests', () => {
    const { refused, failures } = relay.counts;
    assert.equal(refused > 100, true);
    assert.equal(failures, 0);
  });
});
