import assert from 'node:assert/strict';
import { localPorts } from '../../../src/check/engine/localPorts.js';
import { startCheck } from '../../../src/check/engine/startCheck.js';
import { judgeAt } from '../../../src/check/judge/judgeAt.js';
import { rowList } from '../../../src/check/list/rowList.js';
import type { ProbeTarget } from '../../../src/check/probe/probe.js';
import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { addressOf, probe } from '../../unit/check/probe/probing.js';
import { httpTarget } from '../../unit/check/probe/targets.js';
import {
  canHaveOwnUsers,
  dante,
  LOGIN,
  microsocks,
  serverProgram,
  squid,
  tinyproxy,
  type Login,
  type RealProxy,
} from './realProxies.js';

const NOBODYS_PORT = 1;

describe('a check of real proxy servers', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let plain: ProbeTarget;
  let tls: ProbeTarget;
  const nobody = httpTarget(`http://127.0.0.1:${NOBODYS_PORT}/`);

  before(async () => {
    sandbox = await startSandbox();
    plain = httpTarget(sandbox.judgeUrl);
    tls = httpTarget(sandbox.judgeTlsUrl, { roots: [sandbox.judgeCa] });
  });

  after(() => sandbox.stop());

  async function check(
    { port }: Pick<RealProxy, 'port'>,
    scheme: ProxyScheme | undefined,
    target: ProbeTarget,
    login?: Login,
  ) {
    const seen = await probe(addressOf({ host: '127.0.0.1', port, scheme, ...login }), target);
    return [seen.verdict, seen.reason, seen.scheme, seen.form];
  }

  /** A test of a server program; skipped where it is missing, or cannot be had as it is wanted. */
  function server(name: string, test: (program: string) => Promise<void>, isPossible = () => true) {
    return async function (this: Mocha.Context) {
      const program = serverProgram(name);
      if (program === undefined || !isPossible()) {
        this.skip();
      }
      await test(program);
    };
  }

  async function using(starting: Promise<RealProxy>, test: (proxy: RealProxy) => Promise<void>) {
    const proxy = await starting;
    try {
      await test(proxy);
    } finally {
      await proxy.stop();
    }
  }

  const wrong: Login = { ...LOGIN, password: 'forgotten' };

  for (const [name, open, closed] of [
    [
      'tinyproxy',
      (program: string) => tinyproxy(program, []),
      (program: string) => tinyproxy(program, [`BasicAuth ${LOGIN.user} ${LOGIN.password}`]),
    ],
    [
      'squid',
      (program: string) => squid(program, ['http_access allow all']),
      (program: string) => squid(program, ['http_access allow all'], LOGIN),
    ],
  ] as const) {
    it(
      `${name} without a login`,
      server(name, (program) =>
        using(open(program), async (proxy) => {
          assert.deepEqual(await check(proxy, 'http', plain), ['live', 'none', 'http', 'connect']);
          assert.deepEqual(await check(proxy, 'http', tls), ['live', 'none', 'http', 'connect']);
          assert.deepEqual(await check(proxy, undefined, plain), ['live', 'none', 'http', 'connect']);
          const absolute = { ...plain, isAbsoluteOnly: true };
          assert.deepEqual(await check(proxy, 'http', absolute), ['live', 'none', 'http', 'absolute']);
          assert.equal((await check(proxy, 'http', nobody))[0], 'refused');
        }),
      ),
    );

    it(
      `${name} with a login`,
      server(name, (program) =>
        using(closed(program), async (proxy) => {
          for (const target of [plain, tls, { ...plain, isAbsoluteOnly: true }]) {
            const form = target.isAbsoluteOnly === true ? 'absolute' : 'connect';
            assert.deepEqual(await check(proxy, 'http', target, LOGIN), ['live', 'none', 'http', form]);
            for (const scheme of ['http', undefined] as const) {
              assert.deepEqual(await check(proxy, scheme, target), [
                'authRefused',
                'loginRequired',
                'http',
                form,
              ]);
              assert.deepEqual(await check(proxy, scheme, target, wrong), [
                'authRefused',
                'loginRefused',
                'http',
                form,
              ]);
            }
          }
        }),
      ),
    );
  }

  it(
    'tinyproxy that tunnels to one port alone',
    server('tinyproxy', (program) =>
      using(tinyproxy(program, [`ConnectPort ${tls.port}`]), async (proxy) => {
        assert.deepEqual(await check(proxy, 'http', tls), ['live', 'none', 'http', 'connect']);
        assert.deepEqual(await check(proxy, 'http', plain), ['live', 'none', 'http', 'absolute']);
      }),
    ),
  );

  it(
    'squid that lets nobody through',
    server('squid', (program) =>
      using(squid(program, ['http_access deny all']), async (proxy) => {
        assert.deepEqual(await check(proxy, 'http', tls), ['refused', 'targetRefused', 'http', 'connect']);
        assert.deepEqual(await check(proxy, 'http', plain), ['refused', 'targetRefused', 'http', 'absolute']);
      }),
    ),
  );

  it(
    'squid that leads to the port of TLS alone, in a run that has a judge there',
    server('squid', (program) =>
      using(
        squid(program, [
          `acl ssl_ports port ${tls.port}`,
          'http_access deny !ssl_ports',
          'http_access allow CONNECT',
          'http_access deny all',
        ]),
        async ({ port }) => {
          assert.equal((await check({ port }, 'http', plain))[1], 'targetRefused');
          const address = addressOf({ host: '127.0.0.1', port, scheme: 'http' });
          const run = startCheck(
            {
              list: rowList([{ address, origin: {} }]).list,
              judges: [sandbox.judgeUrl, sandbox.judgeTlsUrl].flatMap(
                (url) => judgeAt(url, [sandbox.judgeCa]) ?? [],
              ),
              limits: { concurrency: 10, perHost: 10, timeoutMs: 10_000 },
              looks: { interception: false, anonymity: false, dns: false, exitRequests: 0, downloadBytes: 0 },
            },
            localPorts(),
          );
          await run.ended;
          assert.equal(run.progress.live, 1);
        },
      ),
    ),
  );

  for (const [name, schemes] of [
    ['microsocks', ['socks5', 'socks5h']],
    ['danted', ['socks4', 'socks4a', 'socks5', 'socks5h']],
  ] as const) {
    it(
      `${name} without a login`,
      server(name, (program) =>
        using(name === 'danted' ? dante(program) : microsocks(program), async (proxy) => {
          for (const scheme of schemes) {
            for (const target of [plain, tls]) {
              assert.deepEqual(await check(proxy, scheme, target), ['live', 'none', scheme, 'socks']);
            }
            assert.equal((await check(proxy, scheme, nobody))[0], 'refused');
            // Dante takes no names in SOCKS4.
            const named = await check(proxy, scheme, { ...plain, host: 'localhost' });
            assert.equal(named[0], scheme === 'socks4a' ? 'refused' : 'live');
          }
          assert.deepEqual(await check(proxy, undefined, plain), ['live', 'none', 'socks5h', 'socks']);
          assert.deepEqual(await check(proxy, undefined, plain, LOGIN), ['live', 'none', 'socks5h', 'socks']);
          assert.notEqual((await check(proxy, 'http', plain))[0], 'live');
        }),
      ),
    );

    it(
      `${name} with a login`,
      server(
        name,
        (program) =>
          using(name === 'danted' ? dante(program, LOGIN) : microsocks(program, LOGIN), async (proxy) => {
            for (const scheme of ['socks5', 'socks5h', undefined] as const) {
              const spoken = scheme ?? 'socks5h';
              assert.deepEqual(await check(proxy, scheme, plain, LOGIN), ['live', 'none', spoken, 'socks']);
              assert.deepEqual(await check(proxy, scheme, tls, LOGIN), ['live', 'none', spoken, 'socks']);
              assert.deepEqual(await check(proxy, scheme, plain), [
                'authRefused',
                'loginRequired',
                spoken,
                'socks',
              ]);
              assert.deepEqual(await check(proxy, scheme, plain, wrong), [
                'authRefused',
                'loginRefused',
                spoken,
                'socks',
              ]);
            }
          }),
        () => name !== 'danted' || canHaveOwnUsers(),
      ),
    );
  }
});
