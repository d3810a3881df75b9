import assert from 'node:assert/strict';
import type { ProbeResult, ProbeTarget } from '../../../../src/check/probe/probe.js';
import { startProbe } from '../../../../src/check/probe/startProbe.js';
import type { Reason } from '../../../../src/check/verdict.js';
import type { ProxyScheme } from '../../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../../src/core/secret.js';
import { ScriptedProxy, type Script } from './scripted.js';
import { httpTarget } from './targets.js';

export const ANSWER_BYTES = 32 * 1024;
/** A head, what is wanted of the body, and a read each that goes too far. */
const MOST_BYTES = 16 * 1024 + ANSWER_BYTES + 2 * 64 * 1024;

export interface HostileCase {
  readonly name: string;
  /** `http` where it is absent; `unknown` has to be found out. */
  readonly scheme?: ProxyScheme | 'unknown';
  readonly login?: readonly [user: string, password: string];
  readonly target?: ProbeTarget;
  /** For each connection; the last for all that follow. */
  readonly scripts: readonly Script[];
  readonly says: readonly [verdict: ProbeResult['verdict'], reason: Reason];
  /** Only its time ends it, when the script has fallen silent. */
  readonly expires?: true;
  readonly body?: string;
  /** 1 where it is absent. */
  readonly connections?: number;
}

/** The target that no script ever connects to. */
const PLAIN = httpTarget('http://judge.example:8080/page', { answerBytes: ANSWER_BYTES });
export const TLS = httpTarget('https://judge.example/page', { answerBytes: ANSWER_BYTES });

/** Each case is a test: the check ends, says what it should, and leaves nothing behind. */
export function testHostile(cases: readonly HostileCase[]): void {
  for (const each of cases) {
    it(each.name, () => survive(each));
  }
}

async function survive(each: HostileCase): Promise<void> {
  const { scheme = 'http', login, target = PLAIN, scripts, says, expires, body, connections = 1 } = each;
  const proxy = await new ScriptedProxy(scripts).listen();
  try {
    let ends = 0;
    let seenBody: string | undefined;
    const result = await new Promise<ProbeResult>((resolve) => {
      const running = startProbe(
        {
          host: '127.0.0.1',
          port: proxy.port,
          ...(scheme !== 'unknown' && { scheme }),
          ...(login && { user: login[0], password: new Secret(login[1]) }),
        },
        target,
        (ended) => {
          ends += 1;
          seenBody = ended.answer?.body();
          resolve(ended);
        },
      );
      proxy.onSilent = () => {
        assert.ok(expires, 'it should have ended by itself');
        running.expire();
        running.expire();
      };
    });
    assert.deepEqual([result.verdict, result.reason], says);
    if (body !== undefined) {
      assert.equal(seenBody, body);
    }
    assert.ok(result.bytes <= MOST_BYTES, `${result.bytes} bytes`);
    assert.ok((seenBody?.length ?? 0) <= ANSWER_BYTES);
    await proxy.abandoned();
    assert.equal(proxy.heard.length, connections);
    assert.equal(ends, 1);
  } finally {
    await proxy.close();
  }
}
