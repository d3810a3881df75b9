import assert from 'node:assert/strict';
import { Secret } from '../../../../src/core/secret.js';
import { startProbe } from '../../../../src/check/probe/startProbe.js';
import type { ProbeResult, ProbeTarget } from '../../../../src/check/probe/probe.js';
import type { ProxyAddress } from '../../../../src/core/proxy/endpoint.js';
import { startSandbox, type Sandbox, type WorkingProxy } from '../../../../src/sandbox/index.js';
import { httpTarget } from './targets.js';

/** What a check found; the answer's body is taken while it is there. */
type Seen = ProbeResult & { readonly body?: string };

function probe(address: ProxyAddress, target: ProbeTarget): Promise<Seen> {
  return new Promise((resolve) => {
    startProbe(address, target, (result) => {
      resolve({ ...result, ...(result.answer && { body: result.answer.body() }) });
    });
  });
}

describe('a check through the sandbox’s proxies', () => {
  let sandbox: Sandbox;
  let target: ProbeTarget;

  before(async () => {
    sandbox = await startSandbox();
    target = httpTarget(sandbox.judgeUrl);
  });

  after(() => sandbox.stop());

  const working = (scheme: WorkingProxy['scheme'], hasLogin: boolean): ProxyAddress => {
    const found = sandbox.proxies
      .working()
      .find((each) => each.scheme === scheme && (each.user !== undefined) === hasLogin);
    assert.ok(found);
    const { host, port, user, password } = found;
    return {
      host,
      port,
      scheme,
      ...(user !== undefined && { user }),
      ...(password !== undefined && { password: new Secret(password) }),
    };
  };

  for (const [scheme, hasLogin] of [
    ['http', true],
    ['http', false],
    ['socks5', true],
    ['socks5', false],
    ['socks4', false],
  ] as const) {
    for (const isTold of [true, false]) {
      const how = `${isTold ? '' : 'untold '}${scheme} ${hasLogin ? 'with' : 'without'} a login`;
      it(`finds live by ${how}`, async () => {
        const { scheme: told, ...rest } = working(scheme, hasLogin);
        const seen = await probe({ ...rest, ...(isTold && told && { scheme: told }) }, target);
        assert.equal(seen.verdict, 'live', seen.reason);
        assert.equal(seen.answer?.status, 200);
        assert.match(seen.body ?? '', /"origin"/);
      });
    }
  }
});
