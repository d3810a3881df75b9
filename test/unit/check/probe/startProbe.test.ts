import assert from 'node:assert/strict';
import type { ProbeTarget } from '../../../../src/check/probe/probe.js';
import { startProbe } from '../../../../src/check/probe/startProbe.js';
import { JUDGE_CA, judgeIdentity } from '../../../../src/sandbox/certificates.js';
import { addressOf, probe } from './probing.js';
import { dripping, fallSilent, hangUp, inTls, ScriptedProxy, type Script } from './scripted.js';
import { httpTarget } from './targets.js';

const consent = 'HTTP/1.1 200 OK\r\n\r\n';
const answer = 'HTTP/1.1 201 Created\r\nX-First: one \r\nx-first: two\r\nContent-Length: 2\r\n\r\nok';
const refused = 'HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n';
const target = httpTarget('http://judge.example:8080/page');
const bytes = (...all: number[]) => Buffer.of(...all);

async function withProxy(
  scripts: readonly Script[],
  run: (proxy: ScriptedProxy, address: { host: string; port: number }) => Promise<void>,
): Promise<void> {
  const proxy = await new ScriptedProxy(scripts).listen();
  try {
    await run(proxy, { host: '127.0.0.1', port: proxy.port });
  } finally {
    await proxy.close();
  }
}

describe('what a check says to a proxy', () => {
  const sent = async (
    scripts: readonly Script[],
    to: { scheme: 'http' | 'socks4' | 'socks4a' | 'socks5' | 'socks5h'; user?: string; password?: string },
    asked: ProbeTarget = target,
  ): Promise<Buffer[]> => {
    let heard: readonly Buffer[] = [];
    await withProxy(scripts, async (proxy, address) => {
      const seen = await probe(addressOf({ ...address, ...to }), asked);
      assert.equal(seen.verdict, 'live');
      heard = proxy.heard;
    });
    return [...heard];
  };
  const request = 'GET /page HTTP/1.1\r\nHost: judge.example:8080\r\nConnection: close\r\n\r\n';
  const connectHead = 'CONNECT judge.example:8080 HTTP/1.1\r\nHost: judge.example:8080\r\n';

  it('asks an HTTP proxy for a tunnel, and the target for the page', async () => {
    assert.deepEqual((await sent([[[], [consent], [answer]]], { scheme: 'http' })).map(String), [
      `${connectHead}\r\n${request}`,
    ]);
  });

  it('sends a login of any letters to the proxy alone', async () => {
    const login = { user: 'üser', password: 'p@ss:w/rd%1#x?' };
    const line = `Proxy-Authorization: Basic ${Buffer.from('üser:p@ss:w/rd%1#x?').toString('base64')}\r\n`;
    assert.deepEqual(
      (
        await sent(
          [
            [[], [refused]],
            [[], [answer]],
          ],
          { scheme: 'http', ...login },
        )
      ).map(String),
      [
        `${connectHead}${line}\r\n`,
        `GET http://judge.example:8080/page HTTP/1.1\r\nHost: judge.example:8080\r\nConnection: close\r\n${line}\r\n`,
      ],
    );
    const [first] = await sent([[[], [consent], [answer]]], { scheme: 'http', ...login });
    assert.equal(String(first), `${connectHead}${line}\r\n${request}`);
  });

  it('asks in absolute form at once where the target wants no other', async () => {
    const seen = await sent([[[], [answer]]], { scheme: 'http' }, { ...target, isAbsoluteOnly: true });
    assert.match(String(seen[0]), /^GET http:\/\/judge\.example:8080\/page HTTP\/1\.1\r\n/);
  });

  it('puts an IPv6 target into brackets for HTTP, and into bytes for SOCKS5', async () => {
    const asked = httpTarget('http://[2001:db8::1:2]:80/page');
    const [http] = await sent([[[], [consent], [answer]]], { scheme: 'http' }, asked);
    assert.match(String(http), /^CONNECT \[2001:db8::1:2\]:80 HTTP/);
    const [socks] = await sent(
      [[[], [bytes(5, 0)], [bytes(5, 0, 0, 1, 0, 0, 0, 0, 0, 0)], [answer]]],
      { scheme: 'socks5' },
      asked,
    );
    const address = Buffer.from('20010db8000000000000000000010002', 'hex');
    assert.deepEqual(
      socks?.subarray(0, 25),
      Buffer.concat([bytes(5, 1, 0, 5, 1, 0, 4), address, bytes(0, 80)]),
    );
  });

  it('logs in at SOCKS5, and names the target', async () => {
    const [all] = await sent(
      [[[], [bytes(5, 2)], [bytes(1, 0)], [bytes(5, 0, 0, 1, 0, 0, 0, 0, 0, 0)], [answer]]],
      { scheme: 'socks5h', user: 'ü', password: 'x'.repeat(255) },
    );
    assert.deepEqual(
      all,
      Buffer.concat([
        bytes(5, 2, 0, 2),
        bytes(1, 2),
        Buffer.from('ü'),
        bytes(255),
        Buffer.from('x'.repeat(255)),
        bytes(5, 1, 0, 3, 13),
        Buffer.from('judge.example'),
        bytes(0x1f, 0x90),
        Buffer.from(request),
      ]),
    );
  });

  it('tells SOCKS4 the address, and SOCKS4a the name', async () => {
    const granted = bytes(0, 90, 0, 0, 0, 0, 0, 0);
    const script: Script = [[], [granted], [answer]];
    const atAddress = httpTarget('http://192.0.2.7:8080/page');
    const [four] = await sent([script], { scheme: 'socks4', user: 'me' }, atAddress);
    assert.deepEqual(
      four?.subarray(0, 11),
      Buffer.concat([bytes(4, 1, 0x1f, 0x90, 192, 0, 2, 7), Buffer.from('me\0')]),
    );
    const [named] = await sent([script], { scheme: 'socks4a' });
    assert.deepEqual(
      named?.subarray(0, 23),
      Buffer.concat([bytes(4, 1, 0x1f, 0x90, 0, 0, 0, 1, 0), Buffer.from('judge.example\0')]),
    );
  });
});

describe('what a check finds', () => {
  it('hands over the status, the first header of a name, and the body', () =>
    withProxy([[[], [consent], [answer]]], async (_, address) => {
      await new Promise<void>((resolve) => {
        startProbe({ ...address, scheme: 'http' }, target, (result) => {
          assert.equal(result.answer?.status, 201);
          assert.equal(result.answer.header('x-first'), 'one');
          assert.equal(result.answer.header('x-second'), undefined);
          assert.equal(result.answer.body(), 'ok');
          resolve();
        });
      });
    }));

  it('says of each phase how long it took, and nothing of those there were not', async () => {
    const phases = async (
      scripts: readonly Script[],
      scheme: 'http' | 'https' | 'socks5h',
      asked = target,
    ) => {
      const known: string[] = [];
      await withProxy(scripts, async (_, address) => {
        const seen = await probe(addressOf({ ...address, scheme }), asked);
        assert.equal(seen.verdict, 'live');
        for (const phase of ['connectMs', 'handshakeMs', 'tunnelMs', 'tlsMs', 'firstByteMs'] as const) {
          if (!Number.isNaN(seen[phase])) {
            assert.ok(seen[phase] >= 0 && seen[phase] <= seen.totalMs);
            known.push(phase);
          }
        }
        assert.ok(seen.connectMs + seen.firstByteMs <= seen.totalMs);
      });
      return known;
    };
    const overTls = httpTarget('https://judge.sandbox.test/', { roots: [JUDGE_CA] });
    const judge = judgeIdentity();
    assert.deepEqual(await phases([[[], [consent], [answer]]], 'http'), [
      'connectMs',
      'tunnelMs',
      'firstByteMs',
    ]);
    assert.deepEqual(
      await phases(
        [
          [[], [refused]],
          [[], [answer]],
        ],
        'http',
      ),
      ['connectMs', 'firstByteMs'],
    );
    assert.deepEqual(
      await phases([[[], [bytes(5, 0)], [bytes(5, 0, 0, 1, 0, 0, 0, 0, 0, 0)], [answer]]], 'socks5h'),
      ['connectMs', 'handshakeMs', 'tunnelMs', 'firstByteMs'],
    );
    assert.deepEqual(
      await phases([[[inTls(judge, [], [consent, inTls(judge, [], [answer])])]]], 'https', overTls),
      ['connectMs', 'handshakeMs', 'tunnelMs', 'tlsMs', 'firstByteMs'],
    );
  });

  it('says in which form it was let through', async () => {
    for (const [scripts, scheme, form] of [
      [[[[], [consent], [answer]]], 'http', 'connect'],
      [
        [
          [[], [refused]],
          [[], [answer]],
        ],
        'http',
        'absolute',
      ],
      [[[[], [bytes(0, 90, 0, 0, 0, 0, 0, 0)], [answer]]], 'socks4a', 'socks'],
    ] as const) {
      await withProxy(scripts, async (_, address) => {
        assert.equal((await probe({ ...address, scheme }, target)).form, form);
      });
    }
  });

  it('counts the bytes of every connection, both ways', () =>
    withProxy(
      [
        [[], [refused]],
        [[], [answer]],
      ],
      async (proxy, address) => {
        const seen = await probe({ ...address, scheme: 'http' }, target);
        const said = proxy.heard.reduce((sum, { length }) => sum + length, 0);
        assert.equal(seen.bytes, said + refused.length + answer.length);
      },
    ));

  it('keeps checks apart that share their buffer', async () => {
    const answers = Array.from(
      { length: 100 },
      (_, i) => `HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n${1000 + i}`,
    );
    await withProxy(
      answers.map((each): Script => [[], [dripping(consent)], [dripping(each)]]),
      async (_, address) => {
        const seen = await Promise.all(answers.map(() => probe({ ...address, scheme: 'http' }, target)));
        assert.deepEqual(
          seen.map(({ body }) => body).sort(),
          answers.map((each) => each.slice(-4)),
        );
      },
    );
  });
});

describe('a check that cannot begin', () => {
  it('says so after it has been handed over', async () => {
    for (const address of [
      { host: '127.0.0.1', port: 70_000 },
      { host: '127.0.0.1', port: 80, user: 'u'.repeat(256) },
    ]) {
      let isHandedOver = false;
      await new Promise<void>((resolve) => {
        startProbe({ ...address, scheme: 'socks5h' }, target, ({ verdict, reason }) => {
          assert.ok(isHandedOver);
          assert.deepEqual([verdict, reason], ['refused', 'malformedAddress']);
          resolve();
        });
        isHandedOver = true;
      });
    }
  });

  it('tells a closed port', async () => {
    const seen = await probe({ host: '127.0.0.1', port: 1, scheme: 'http' }, target);
    assert.deepEqual([seen.verdict, seen.reason], ['refused', 'connectionRefused']);
    assert.ok(Number.isNaN(seen.connectMs));
    const unknown = await probe({ host: '127.0.0.1', port: 1 }, target);
    assert.deepEqual([unknown.reason, unknown.scheme], ['connectionRefused', undefined]);
  });
});

describe('a check under way', () => {
  it('says whether it is connected, and ends without a word when it is cancelled', () =>
    withProxy([[[], [fallSilent]]], async (proxy, address) => {
      const running = startProbe({ ...address, scheme: 'http' }, target, () => {
        assert.fail('it was cancelled');
      });
      assert.equal(running.isConnected, false);
      await new Promise<void>((resolve) => {
        proxy.onSilent = resolve;
      });
      assert.equal(running.isConnected, true);
      running.cancel();
      running.cancel();
      running.expire();
      await proxy.abandoned();
    }));

  it('can be cancelled before it is connected', () =>
    withProxy([[[hangUp]]], async (proxy, address) => {
      startProbe({ ...address, scheme: 'http' }, target, () => {
        assert.fail('it was cancelled');
      }).cancel();
      await probe({ ...address, scheme: 'http' }, target);
      assert.ok(proxy.heard.length <= 2);
    }));

  it('is too slow to connect when its time is up before', async () => {
    const seen = await new Promise<string>((resolve) => {
      startProbe({ host: '127.0.0.1', port: 1, scheme: 'http' }, target, ({ reason }) => {
        resolve(reason);
      }).expire();
    });
    assert.equal(seen, 'slowConnect');
  });
});

describe('a proxy whose protocol nobody told', () => {
  const atAddress = httpTarget('http://192.0.2.7:8080/page');
  const socks5: Script = [[], [bytes(5, 0)], [bytes(5, 0, 0, 1, 0, 0, 0, 0, 0, 0)], [answer]];
  const socks4: Script = [[], [bytes(0, 90, 0, 0, 0, 0, 0, 0)], [answer]];
  const http: Script = [[], [consent], [answer]];
  const strange: Script = [[], [hangUp]];

  for (const [name, scripts, scheme] of [
    ['HTTP at once', [http], 'http'],
    ['SOCKS5 after HTTP', [strange, socks5], 'socks5h'],
    ['SOCKS4 after both', [strange, strange, socks4], 'socks4'],
    ['SOCKS4 that says so', [[[], [bytes(0, 91, 0, 0, 0, 0, 0, 0)]], socks4], 'socks4'],
    ['SOCKS5 that says so', [[[], [bytes(5, 255)]], socks5], 'socks5h'],
  ] as const) {
    it(`is found out to be ${name}`, () =>
      withProxy(scripts, async (proxy, address) => {
        const seen = await probe(address, atAddress);
        assert.deepEqual([seen.verdict, seen.scheme], ['live', scheme]);
        assert.equal(proxy.heard.length, scripts.length);
      }));
  }

  it('is asked with a greeting that an HTTP server answers as well', () =>
    withProxy([strange, socks5], async (proxy, address) => {
      await probe(addressOf({ ...address, user: 'u', password: 'p' }), atAddress);
      assert.deepEqual(proxy.heard[1]?.subarray(0, 8), bytes(5, 6, 0, 2, 0x0d, 0x0a, 0x0d, 0x0a));
    }));
});
