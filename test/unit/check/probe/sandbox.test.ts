import assert from 'node:assert/strict';
import { judgeAt } from '../../../../src/check/judge/judgeAt.js';
import type { Judge } from '../../../../src/check/judge/judge.js';
import { startProbe } from '../../../../src/check/probe/startProbe.js';
import { startSandbox, type Sandbox, type WorkingProxy } from '../../../../src/sandbox/index.js';
import { addressOf, probe } from './probing.js';
import { httpTarget } from './targets.js';

describe('a check through the sandbox’s proxies', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
  });

  after(() => sandbox.stop());

  const working = (scheme: WorkingProxy['scheme'], hasLogin: boolean): WorkingProxy => {
    const found = sandbox.proxies
      .working()
      .find((each) => each.scheme === scheme && (each.user !== undefined) === hasLogin);
    assert.ok(found);
    return found;
  };

  for (const [scheme, hasLogin] of [
    ['http', true],
    ['http', false],
    ['socks5', true],
    ['socks5', false],
    ['socks4', false],
  ] as const) {
    const how = `${scheme} ${hasLogin ? 'with' : 'without'} a login`;
    it(`finds live what speaks ${how}`, async () => {
      const proxy = working(scheme, hasLogin);
      const target = httpTarget(sandbox.judgeUrl);
      const told = await probe(addressOf({ ...proxy, scheme }), target);
      assert.deepEqual([told.verdict, told.scheme, told.answer?.status], ['live', scheme, 200]);
      assert.match(told.body ?? '', /"origin"/);
      assert.equal((await probe(addressOf({ ...proxy, scheme: undefined }), target)).verdict, 'live');
    });
  }

  it('lets the proxy look up the target where its protocol takes names', async () => {
    for (const [scheme, kept] of [
      ['http', 'http'],
      ['socks5h', 'socks5'],
      ['socks4a', 'socks4'],
    ] as const) {
      const proxy = working(kept, false);
      const seen = await probe(addressOf({ ...proxy, scheme }), httpTarget('http://judge.sandbox.test/'));
      assert.deepEqual([seen.verdict, seen.answer?.status], ['live', 200], scheme);
    }
  });

  it('looks up the target where the protocol takes addresses alone', async () => {
    const { port } = new URL(sandbox.judgeUrl);
    for (const scheme of ['socks5', 'socks4'] as const) {
      sandbox.proxies.clear();
      const seen = await probe(
        addressOf({ ...working(scheme, false), scheme }),
        httpTarget(`http://localhost:${port}/`),
      );
      assert.equal(seen.verdict, 'live');
      assert.equal(sandbox.proxies.visits[0]?.target, `127.0.0.1:${port}`);
    }
  });

  it('agrees with the truth about every proxy of the zoo that answers', async () => {
    const plain = judgeAt(sandbox.judgeUrl, [sandbox.judgeCa]);
    const tls = judgeAt(sandbox.judgeTlsUrl, [sandbox.judgeCa]);
    assert.ok(plain && tls);
    const verdictOf = async (proxy: Parameters<typeof addressOf>[0], judge: Judge) => {
      const verdicts: string[] = [];
      await new Promise<void>((resolve) => {
        startProbe(addressOf(proxy), judge.target, ({ verdict, answer }) => {
          verdicts.push(answer ? judge.read(answer).verdict : verdict);
          resolve();
        });
      });
      return verdicts.join();
    };
    for (const proxy of await sandbox.zoo()) {
      if (proxy.truth.plain !== 'timeout') {
        assert.equal(await verdictOf(proxy, plain), proxy.truth.plain, proxy.name);
        assert.equal(await verdictOf(proxy, tls), proxy.truth.tls, `${proxy.name}, TLS`);
      }
    }
  });
});
