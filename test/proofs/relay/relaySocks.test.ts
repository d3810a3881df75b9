import assert from 'node:assert/strict';
import type { Relay } from '../../../src/relay/relay.js';
import { HeardProxy, WELL_SERVED, goodClient, openRelay, say } from './stage.js';

const TARGET = [1, 93, 184, 216, 34, 0, 80];
const name = (text: string) => [3, Buffer.byteLength(text), ...Buffer.from(text)];

describe('an attack on the relay over SOCKS5', () => {
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

  const loginOf = (user: string, password: string) => [
    ...[1, user.length, ...Buffer.from(user)],
    ...[password.length, ...Buffer.from(password)],
  ];
  /** A greeting, the right login, and then these. */
  const known = (...rest: number[]) => [5, 1, 2, ...loginOf('egress', relay.token ?? ''), ...rest];

  const ATTACKS: readonly (readonly [name: string, bytes: () => number[], answer: readonly number[]])[] = [
    ['no login', () => [5, 1, 0, 5, 1, 0, ...TARGET], [5, 255]],
    ['methods that are none', () => [5, 3, 3, 9, 128], [5, 255]],
    ['no method at all', () => [5, 0, 5, 1, 0, ...TARGET], []],
    ['a greeting that is cut off', () => [5, 9, 2], []],
    [
      'a wrong token',
      () => [5, 1, 2, ...loginOf('egress', '0'.repeat(40)), 5, 1, 0, ...TARGET],
      [5, 2, 1, 1],
    ],
    ['an empty token', () => [5, 1, 2, ...loginOf('egress', ''), 5, 1, 0, ...TARGET], [5, 2, 1, 1]],
    [
      'another user',
      () => [5, 1, 2, ...loginOf('admin', relay.token ?? ''), 5, 1, 0, ...TARGET],
      [5, 2, 1, 1],
    ],
    [
      'the colon in the user',
      () => [5, 1, 2, ...loginOf(`egress:${relay.token ?? ''}`, ''), 5, 1, 0, ...TARGET],
      [5, 2, 1, 1],
    ],
    ['another version of the login', () => [5, 1, 2, 5, 1, 65, 1, 65], [5, 2]],
    ['a login that is left out', () => [5, 2, 0, 2, 5, 1, 0, ...TARGET], [5, 2]],
    ['a login that is cut off', () => [5, 1, 2, 1, 200, 65], [5, 2]],
    ['another version of the request', () => known(4, 1, 0, ...TARGET), [5, 2, 1, 0]],
    ['BIND', () => known(5, 2, 0, ...TARGET), [5, 2, 1, 0, 5, 7]],
    ['UDP ASSOCIATE', () => known(5, 3, 0, ...TARGET), [5, 2, 1, 0, 5, 7]],
    ['a command that is none', () => known(5, 9, 0, ...TARGET), [5, 2, 1, 0, 5, 7]],
    ['an address that is none', () => known(5, 1, 0, 2, 1, 2, 3, 4, 0, 80), [5, 2, 1, 0, 5, 8]],
    ['a reserved byte that is used', () => known(5, 1, 7, ...TARGET), [5, 2, 1, 0]],
    ['a name without a letter', () => known(5, 1, 0, 3, 0, 0, 80), [5, 2, 1, 0, 5, 2]],
    ['a name with a NUL', () => known(5, 1, 0, ...name('a.example\0.b'), 0, 80), [5, 2, 1, 0, 5, 2]],
    [
      'a name with a line break',
      () => known(5, 1, 0, ...name('a.example\r\nX: y'), 0, 80),
      [5, 2, 1, 0, 5, 2],
    ],
    ['a name with a port in it', () => known(5, 1, 0, ...name('a.example:22'), 0, 80), [5, 2, 1, 0, 5, 2]],
    ['port 0', () => known(5, 1, 0, 1, 93, 184, 216, 34, 0, 0), [5, 2, 1, 0, 5, 2]],
    ['a request that is cut off', () => known(5, 1, 0, 3, 200, 97), [5, 2, 1, 0]],
    ['127.0.0.1', () => known(5, 1, 0, 1, 127, 0, 0, 1, 0, 80), [5, 2, 1, 0, 5, 2]],
    ['169.254.169.254', () => known(5, 1, 0, 1, 169, 254, 169, 254, 0, 80), [5, 2, 1, 0, 5, 2]],
    ['::1', () => known(5, 1, 0, 4, ...Array<number>(15).fill(0), 1, 0, 80), [5, 2, 1, 0, 5, 2]],
    [
      '127.0.0.1 in an IPv6 address',
      () => known(5, 1, 0, 4, ...Array<number>(10).fill(0), 255, 255, 127, 0, 0, 1, 0, 80),
      [5, 2, 1, 0, 5, 2],
    ],
    ...[
      'localhost',
      '127.0.0.1',
      '127.1',
      '0x7f000001',
      '2130706433',
      '::1',
      '[::1]',
      'metadata.google.internal',
    ].map(
      (host) => [`the name ${host}`, () => known(5, 1, 0, ...name(host), 0, 80), [5, 2, 1, 0, 5, 2]] as const,
    ),
  ];

  for (const [what, bytes, answer] of ATTACKS) {
    it(`is refused: ${what}`, async () => {
      proxy.heard.length = 0;
      const said = Buffer.from(await say(relay.port, Buffer.from(bytes()), true), 'latin1');
      assert.deepEqual([...said.subarray(0, 6)], answer);
      assert.deepEqual(proxy.heard, []);
      assert.equal(await goodClient(relay), WELL_SERVED);
    });
  }

  it('is none when it is well formed', async () => {
    proxy.heard.length = 0;
    const said = await say(
      relay.port,
      Buffer.from([...known(5, 1, 0, ...TARGET), ...Buffer.from('echo')]),
      true,
    );
    assert.equal(said.slice(-4), 'echo');
    assert.deepEqual(proxy.heard, ['CONNECT 93.184.216.34:80']);
  });
});
