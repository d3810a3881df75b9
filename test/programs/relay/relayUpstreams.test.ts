import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../src/core/secret.js';
import { relayUrl } from '../../../src/relay/environment.js';
import { startRelay } from '../../../src/relay/relay.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
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
} from '../check/realProxies.js';

const run = promisify(execFile);

interface Server {
  readonly program: string;
  readonly schemes: readonly ProxyScheme[];
  readonly open: (program: string) => Promise<RealProxy>;
  readonly closed: (program: string) => Promise<RealProxy>;
  readonly isPossible?: () => boolean;
}

const SERVERS: readonly Server[] = [
  {
    program: 'tinyproxy',
    schemes: ['http'],
    open: (program) => tinyproxy(program, []),
    closed: (program) => tinyproxy(program, [`BasicAuth ${LOGIN.user} ${LOGIN.password}`]),
  },
  {
    program: 'squid',
    schemes: ['http'],
    open: (program) => squid(program, ['http_access allow all']),
    closed: (program) => squid(program, ['http_access allow all'], LOGIN),
  },
  {
    program: 'microsocks',
    schemes: ['socks5', 'socks5h'],
    open: (program) => microsocks(program),
    closed: (program) => microsocks(program, LOGIN),
  },
  {
    program: 'danted',
    schemes: ['socks5', 'socks5h', 'socks4'],
    open: (program) => dante(program),
    closed: (program) => dante(program, LOGIN),
    isPossible: canHaveOwnUsers,
  },
];

describe('a relay in front of a real proxy server', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
  });

  after(() => sandbox.stop());

  /** What curl gets through the relay: a page in absolute form, one in a tunnel, one over SOCKS5; statuses, or how it failed. */
  async function seen({ port }: RealProxy, scheme: ProxyScheme, login?: Login): Promise<string[]> {
    const relay = await startRelay({
      upstreams: [
        {
          id: 'real',
          address: {
            ...{ scheme, host: '127.0.0.1', port },
            ...(login && { user: login.user, password: new Secret(login.password) }),
          },
        },
      ],
      policy: 'roundRobin',
      demandsToken: true,
      allowsPrivateTargets: true,
      idleStopMs: 0,
    });
    const url = relayUrl(relay);
    const status = async (...args: string[]) => {
      const form = '%{http_code} %header{x-egress-error}';
      const asked = ['-sS', '-m', '20', '-o', '/dev/null', '-w', form, ...args, sandbox.judgeUrl];
      const { stdout } = await run('curl', asked).catch((error: unknown) => error as { stdout: string });
      return stdout.trim();
    };
    try {
      return [
        await status('-x', url),
        await status('-x', url, '-p', '-w', '%{http_code} %{http_connect}'),
        await status('-x', url.replace('http:', 'socks5h:')),
      ];
    } finally {
      await relay.close();
    }
  }

  for (const { program, schemes, open, closed, isPossible } of SERVERS) {
    for (const scheme of schemes) {
      it(`leads through ${program} over ${scheme}`, async function () {
        const found = serverProgram(program);
        if (found === undefined || serverProgram('curl') === undefined || isPossible?.() === false) {
          this.skip();
        }
        const proxy = await open(found);
        try {
          assert.deepEqual(await seen(proxy, scheme), ['200', '200 200', '200']);
        } finally {
          await proxy.stop();
        }
      });

      if (scheme !== 'socks4') {
        it(`logs in at ${program} over ${scheme}, and tells what is wrong where it cannot`, async function () {
          const found = serverProgram(program);
          if (found === undefined || serverProgram('curl') === undefined || isPossible?.() === false) {
            this.skip();
          }
          const proxy = await closed(found);
          try {
            assert.deepEqual(await seen(proxy, scheme, LOGIN), ['200', '200 200', '200']);
            const wrong = await seen(proxy, scheme, { ...LOGIN, password: 'forgotten' });
            assert.deepEqual(wrong, ['502 loginRefused', '000 502', '000']);
            assert.deepEqual(await seen(proxy, scheme), ['502 loginRequired', '000 502', '000']);
          } finally {
            await proxy.stop();
          }
        });
      }
    }
  }
});
