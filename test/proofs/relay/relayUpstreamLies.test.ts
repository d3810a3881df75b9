import assert from 'node:assert/strict';
import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import type { Relay } from '../../../src/relay/relay.js';
import { FakeClock } from '../../unit/check/engine/fakes.js';
import {
  ScriptedProxy,
  endlessly,
  fallSilent,
  hangUp,
  reset,
  type Script,
} from '../../unit/check/probe/scripted.js';
import { HeardProxy, WELL_SERVED, goodClient, login, openRelay, say } from './stage.js';

const TUNNEL = 'CONNECT target.example:443 HTTP/1.1\r\nHost: target.example:443\r\n';
const PAGE = 'GET http://target.example/ HTTP/1.1\r\nHost: target.example\r\nConnection: close\r\n';
const SOCKS_REPLY = Buffer.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0);

/** What a proxy does when it is asked, and what the client is told: status and word. */
type Lie = readonly [name: string, scheme: ProxyScheme, asked: string, script: Script, told: string];

const LIES: readonly Lie[] = [
  [
    'names trailers that have no place',
    'http',
    PAGE,
    [[], ['HTTP/1.1 200 OK\r\nTrailer: X\r\nContent-Length: 2\r\n\r\nok']],
    '200 ',
  ],
  ['has no status', 'http', PAGE, [[], ['HTTP/1.1 000 OK\r\nContent-Length: 0\r\n\r\n']], '500 relay'],
  ['closes at once', 'http', TUNNEL, [[hangUp]], '502 closedEarly'],
  ['closes when it is asked', 'http', TUNNEL, [[], [hangUp]], '502 closedEarly'],
  ['resets the connection', 'http', TUNNEL, [[], [reset]], '502 connectionReset'],
  [
    'answers a tunnel with a page elsewhere',
    'http',
    TUNNEL,
    [[], ['HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n']],
    '502 unexpectedStatus',
  ],
  ['goes on in another protocol', 'http', TUNNEL, [[], ['HTTP/1.1 101 X\r\n\r\n']], '502 unexpectedStatus'],
  ['wants a login', 'http', TUNNEL, [[], ['HTTP/1.1 407 No\r\n\r\n']], '502 loginRequired'],
  ['says 403', 'http', TUNNEL, [[], ['HTTP/1.1 403 No\r\n\r\n']], '502 targetRefused'],
  ['speaks no HTTP', 'http', TUNNEL, [[], ['SSH-2.0-x\r\n']], '502 notHttp'],
  [
    'has a head without an end',
    'http',
    TUNNEL,
    [[], ['HTTP/1.1 200 OK\r\n', endlessly('X: y\r\n')]],
    '502 headersTooLong',
  ],
  [
    'has interim answers without an end',
    'http',
    TUNNEL,
    [[], [endlessly('HTTP/1.1 100 C\r\n\r\n')]],
    '502 headersTooLong',
  ],
  ['speaks HTTP for SOCKS5', 'socks5h', TUNNEL, [[], ['HTTP/1.1 400 Bad\r\n\r\n']], '502 notSocks'],
  ['speaks SOCKS4 for SOCKS5', 'socks5h', TUNNEL, [[], [Buffer.of(4, 0)]], '502 notSocks'],
  ['chooses a method that was not offered', 'socks5h', TUNNEL, [[], [Buffer.of(5, 7)]], '502 notSocks'],
  ['answers SOCKS5 before it is asked', 'socks5h', TUNNEL, [[], [Buffer.of(5, 0, 5, 0)]], '502 notSocks'],
  [
    'gives an address that is none',
    'socks5h',
    TUNNEL,
    [[], [Buffer.of(5, 0)], [Buffer.of(5, 0, 0, 9, 0, 0, 0)]],
    '502 notSocks',
  ],
  [
    'closes in the midst of SOCKS5',
    'socks5h',
    TUNNEL,
    [[], [Buffer.of(5, 0)], [Buffer.of(5), hangUp]],
    '502 closedEarly',
  ],
  ['speaks SOCKS5 for SOCKS4', 'socks4a', TUNNEL, [[], [Buffer.of(5, 0)]], '502 notSocks'],
  ['closes before a page', 'http', PAGE, [[], [hangUp]], '502 closedEarly'],
  ['has a page without a head', 'http', PAGE, [[], ['<html>']], '502 notHttp'],
  [
    'has a page with a head without an end',
    'http',
    PAGE,
    [[], ['HTTP/1.1 200 OK\r\n', endlessly('X: yyyyyyyyyyyyyy\r\n')]],
    '502 headersTooLong',
  ],
  [
    'wants a login for a page',
    'http',
    PAGE,
    [[], ['HTTP/1.1 407 No\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n']],
    '502 loginRequired',
  ],
  [
    'has two lengths for a page',
    'http',
    PAGE,
    [[], ['HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab']],
    '502 notHttp',
  ],
  [
    'has a length and chunks for a page',
    'http',
    PAGE,
    [[], ['HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n']],
    '502 notHttp',
  ],
  [
    'goes on in another protocol for a page',
    'http',
    PAGE,
    [[], ['HTTP/1.1 101 X\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n']],
    '502 unexpectedStatus',
  ],
];

describe('a proxy of the relay that lies', () => {
  let good: HeardProxy;
  let relay: Relay;

  before(async () => {
    good = await new HeardProxy().listen();
    relay = await openRelay([good.upstream]);
  });

  after(async () => {
    await relay.close();
    await good.close();
  });

  for (const [name, scheme, asked, script, told] of LIES) {
    it(`harms nobody: it ${name}`, async () => {
      const liar = await new ScriptedProxy([script]).listen();
      try {
        relay.use([{ id: 'liar', address: { scheme, host: '127.0.0.1', port: liar.port } }]);
        const answer = await say(relay.port, `${asked}${login(relay)}\r\n`);
        const [, status] = /^HTTP\/1\.1 (\d+) /.exec(answer) ?? [];
        const [, word] = /X-Egress-Error: (.*)\r/.exec(answer) ?? [];
        assert.equal(`${status ?? ''} ${word ?? ''}`, told);
        relay.use([good.upstream]);
        assert.equal(await goodClient(relay), WELL_SERVED);
      } finally {
        await liar.close();
      }
    });
  }

  it('is not heard of where another one serves', async () => {
    const liar = await new ScriptedProxy([[[], ['HTTP/1.1 407 No\r\n\r\n', hangUp]]]).listen();
    try {
      relay.use([
        { id: 'liar', address: { scheme: 'http', host: '127.0.0.1', port: liar.port } },
        good.upstream,
      ]);
      const { failures } = relay.counts;
      assert.equal(await goodClient(relay), WELL_SERVED);
      assert.equal(relay.counts.failures, failures);
    } finally {
      relay.use([good.upstream]);
      await liar.close();
    }
  });

  it('keeps a banner that came with the answer', async () => {
    const early = await new ScriptedProxy([[[], ['HTTP/1.1 200 OK\r\n\r\nSSH-2.0-early', hangUp]]]).listen();
    const earlySocks = await new ScriptedProxy([
      [[], [Buffer.of(5, 0)], [Buffer.concat([SOCKS_REPLY, Buffer.from('SSH-2.0-early')]), hangUp]],
    ]).listen();
    try {
      for (const [scheme, { port }] of [
        ['http', early],
        ['socks5h', earlySocks],
      ] as const) {
        relay.use([{ id: scheme, address: { scheme, host: '127.0.0.1', port } }]);
        const answer = await say(relay.port, `${TUNNEL}${login(relay)}\r\n`, true);
        assert.equal(answer.slice(-13), 'SSH-2.0-early');
      }
    } finally {
      relay.use([good.upstream]);
      await early.close();
      await earlySocks.close();
    }
  });

  for (const [name, scheme, asked, told] of [
    ['a tunnel', 'http', TUNNEL, '504 slowHandshake'],
    ['SOCKS5', 'socks5h', TUNNEL, '504 slowHandshake'],
    ['a page', 'http', PAGE, '504 slowAnswer'],
  ] as const) {
    it(`is given up when it falls silent: ${name}`, async () => {
      const clock = new FakeClock();
      const silent = await new ScriptedProxy([[[], [fallSilent]]]).listen();
      const slow = await openRelay(
        [{ id: 'silent', address: { scheme, host: '127.0.0.1', port: silent.port } }],
        {},
        {},
        clock,
      );
      const isSilent = new Promise<void>((resolve) => {
        silent.onSilent = resolve;
      });
      try {
        let answer = '';
        void say(slow.port, `${asked}${login(slow)}\r\n`).then((said) => {
          answer = said;
        });
        await isSilent;
        await clock.until(() => answer !== '');
        const [, status, word] = /^HTTP\/1\.1 (\d+) [^]*X-Egress-Error: (.*)\r/.exec(answer) ?? [];
        assert.equal(`${status ?? ''} ${word ?? ''}`, told);
      } finally {
        await slow.close();
        await silent.close();
      }
    });
  }
});
