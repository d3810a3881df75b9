import assert from 'node:assert/strict';
import { askDirectly } from '../../../../src/check/engine/askDirectly.js';
import { systemClock } from '../../../../src/check/engine/clock.js';
import type { Looks } from '../../../../src/check/engine/plan.js';
import type { Judge } from '../../../../src/check/judge/judge.js';
import { judgeAt } from '../../../../src/check/judge/judgeAt.js';
import { anonymityAt } from '../../../../src/check/looks/anonymity.js';
import { askedJudges } from '../../../../src/check/looks/askedJudges.js';
import { dnsAt } from '../../../../src/check/looks/dns.js';
import { downloadAt } from '../../../../src/check/looks/download.js';
import { estimateBytes } from '../../../../src/check/looks/estimate.js';
import { exitsAt } from '../../../../src/check/looks/exits.js';
import { interceptionAt } from '../../../../src/check/looks/interception.js';
import { lookAt } from '../../../../src/check/looks/lookAt.js';
import type { LookTools } from '../../../../src/check/looks/look.js';
import { startProbe } from '../../../../src/check/probe/startProbe.js';
import type { ProxyAddress } from '../../../../src/core/proxy/endpoint.js';
import { startSandbox, type Sandbox, type ZooProxy } from '../../../../src/sandbox/index.js';
import { addressOf } from '../probe/probing.js';

const EVERYTHING: Looks = {
  interception: true,
  anonymity: true,
  dns: true,
  exitRequests: 3,
  downloadBytes: 200_000,
};
const NOTHING: Looks = {
  interception: false,
  anonymity: false,
  dns: false,
  exitRequests: 0,
  downloadBytes: 0,
};

describe('looks at proxies that work', () => {
  let sandbox: Sandbox;
  let zoo: readonly ZooProxy[];
  let judges: readonly Judge[];
  let tools: LookTools;

  before(async () => {
    sandbox = await startSandbox();
    zoo = await sandbox.zoo();
    judges = [sandbox.judgeTlsUrl, sandbox.judgeUrl].flatMap((url) => judgeAt(url, [sandbox.judgeCa]) ?? []);
    const { signal } = new AbortController();
    tools = {
      startProbe,
      judges: await askedJudges(judges, askDirectly, signal),
      timeoutMs: 10_000,
      clock: systemClock,
      signal,
    };
    const urls = tools.judges.map(({ judge }) => judge.url);
    assert.deepEqual(urls, [sandbox.judgeUrl, sandbox.judgeTlsUrl]);
  });
  after(() => sandbox.stop());

  function named(name: string): ProxyAddress {
    const proxy = zoo.find((each) => each.name === name);
    assert.ok(proxy, name);
    return addressOf(proxy);
  }

  /** Those that a truth is known about, and that work in one way at least. */
  const knownBy = (fact: keyof ZooProxy['truth']) =>
    zoo.filter(({ truth }) => truth[fact] !== undefined && [truth.plain, truth.tls].includes('live'));

  it('tell who opens the TLS of its clients', async () => {
    for (const proxy of zoo.filter(({ truth }) => truth.plain === 'live')) {
      const { certificate, tlsMs } = await interceptionAt(addressOf(proxy), tools);
      const expected = { live: 'genuine', intercepted: 'replaced', refused: 'unknown' } as const;
      assert.equal(certificate, expected[proxy.truth.tls as keyof typeof expected], proxy.name);
      assert.equal(tlsMs !== undefined, certificate === 'genuine', proxy.name);
    }
  });

  it('tell how much they give away', async () => {
    for (const proxy of knownBy('anonymity')) {
      const { anonymity, bytes } = await anonymityAt(addressOf(proxy), tools);
      assert.equal(anonymity, proxy.truth.anonymity, proxy.name);
      assert.equal(bytes > 0, proxy.scheme.startsWith('http'), proxy.name);
    }
  });

  it('tell who looks up names', async () => {
    for (const proxy of knownBy('names')) {
      const { dns, bytes } = await dnsAt(addressOf(proxy), tools);
      assert.equal(dns, proxy.truth.names, proxy.name);
      assert.ok(bytes > 0);
    }
  });

  it('ask a SOCKS proxy by name even where its scheme leaves names to the client', async () => {
    const named4 = named('SOCKS4');
    sandbox.proxies.clear();
    assert.equal((await dnsAt(named4, tools)).dns, 'remote');
    assert.match(sandbox.proxies.visits[0]?.target ?? '', /^localhost:/);
  });

  it('tell whether the exit stays', async () => {
    for (const proxy of knownBy('exits')) {
      const { exitIps, requestsMade, bytes } = await exitsAt(addressOf(proxy), 4, tools);
      assert.deepEqual([exitIps.length, requestsMade], [proxy.truth.exits === 'stay' ? 1 : 4, 4], proxy.name);
      assert.ok(bytes > 0);
    }
  });

  it('measure a rate over no more than so many bytes', async () => {
    const { kilobytesPerSecond = 0, bytes } = await downloadAt(named('elite'), 300_000, tools);
    assert.ok(kilobytesPerSecond > 0);
    assert.ok(bytes > 300_000 && bytes < 450_000, `${bytes} bytes`);
    // too little to tell
    const little = await downloadAt(named('elite'), 10_000, tools);
    assert.deepEqual([little.kilobytesPerSecond, little.bytes > 20_000], [undefined, true]);
  });

  it('know nothing where no judge can tell', async () => {
    const [plain, tls] = tools.judges;
    assert.ok(plain && tls);
    const elite = named('elite');
    assert.deepEqual(await interceptionAt(elite, { ...tools, judges: [plain] }), {
      certificate: 'unknown',
      bytes: 0,
    });
    assert.deepEqual(await anonymityAt(elite, { ...tools, judges: [tls] }), { anonymity: 'none', bytes: 0 });
    const silent = [{ ...plain, direct: { headers: new Map<string, string>() } }];
    assert.deepEqual(await exitsAt(elite, 3, { ...tools, judges: silent }), {
      exitIps: [],
      requestsMade: 0,
      bytes: 0,
    });
    assert.equal((await dnsAt(elite, { ...tools, judges: [] })).dns, 'unknown');
    assert.deepEqual(await downloadAt(elite, 100_000, { ...tools, judges: [] }), { bytes: 0 });
  });

  it('end with their time', async () => {
    const soon: LookTools = {
      ...tools,
      clock: {
        every: (_, tick) => {
          const timer = setImmediate(tick);
          return {
            dispose: () => {
              clearImmediate(timer);
            },
          };
        },
      },
    };
    assert.equal((await interceptionAt(named('silent'), soon)).certificate, 'unknown');
    assert.equal((await exitsAt(named('silent after its consent'), 2, soon)).requestsMade, 0);
  });

  it('end at once when they are called off', async () => {
    const abort = new AbortController();
    const looking = lookAt(named('silent'), EVERYTHING, { ...tools, signal: abort.signal });
    abort.abort(new Error('called off'));
    await assert.rejects(looking, /called off/);
    await assert.rejects(dnsAt(named('elite'), { ...tools, signal: abort.signal }), /called off/);
  });

  it('are made one after the other, with what they took', async () => {
    const seen = await lookAt(named('elite'), EVERYTHING, tools);
    const { interception, anonymity, dns, exits, download, bytes } = seen;
    assert.deepEqual(
      [interception?.certificate, anonymity?.anonymity, dns?.dns, exits?.exitIps.length],
      ['genuine', 'elite', 'remote', 1],
    );
    const parts = [interception, anonymity, dns, exits, download].map((part) => part?.bytes ?? 0);
    assert.equal(
      bytes,
      parts.reduce((sum, part) => sum + part, 0),
    );
    assert.deepEqual(await lookAt(named('elite'), NOTHING, tools), { bytes: 0 });
  });

  it('take about what is estimated before, and rather less', async () => {
    const { bytes } = await lookAt(named('elite'), EVERYTHING, tools);
    const looks = estimateBytes(1, EVERYTHING, judges) - estimateBytes(1, NOTHING, judges);
    assert.ok(bytes <= looks * 1.2 && looks <= bytes * 2, `${looks} for ${bytes}`);
    assert.equal(estimateBytes(1_000, EVERYTHING, judges), 1_000 * estimateBytes(1, EVERYTHING, judges));
    assert.equal(estimateBytes(1_000, EVERYTHING, []), 0);
  });
});
