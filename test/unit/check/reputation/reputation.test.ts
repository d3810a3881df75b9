import assert from 'node:assert/strict';
import { withReputation } from '../../../../src/check/reputation/reputationCheck.js';
import { reputationScore } from '../../../../src/check/reputation/reputationScore.js';
import { FakeCheck } from '../../ui/checks/fakeCheck.js';

describe('what a source thinks of an address', () => {
  it('is the number under a name that says so, wherever the answer has it', () => {
    assert.equal(reputationScore({ ip: '203.0.113.7', score: 61 }), 61);
    assert.equal(reputationScore({ data: { risk: { fraud_score: 12.5 } } }), 12.5);
    assert.equal(reputationScore({ riskScore: 0, country: 'US' }), 0);
  });

  it('is unknown where there is none from 0 to 100', () => {
    for (const answer of [undefined, null, 61, 'score', {}, { score: '61' }, { score: 101 }, { asn: 61 }]) {
      assert.equal(reputationScore(answer), undefined);
    }
  });
});

describe('a check with the reputation of its exits', () => {
  const EXITS = ['', '203.0.113.1', '203.0.113.2'];

  function started(ports: Partial<Parameters<typeof withReputation>[1]> = {}) {
    const asked: string[] = [];
    const failed: unknown[] = [];
    const inner = new FakeCheck(4);
    inner.results.exitIps.push(...EXITS.slice(1));
    inner.results.exits.set([1, 2, 1, 0]);
    const check = withReputation(inner, {
      lookUp: (ip) => {
        asked.push(ip);
        return Promise.resolve({ score: asked.length * 10 });
      },
      most: 4,
      onFailed: (error) => failed.push(error),
      ...ports,
    });
    return { asked, failed, inner, check };
  }

  it('asks about each exit once, after the check, and goes on until then', async () => {
    const { asked, inner, check } = started();
    const changed: number[] = [];
    check.onDidChange((rows) => changed.push(...rows));
    assert.deepEqual(asked, []);
    inner.finish();
    assert.equal(check.progress.state, 'running');
    await check.ended;
    assert.equal(check.progress.state, 'finished');
    assert.deepEqual(asked, EXITS.slice(1));
    assert.deepEqual([...check.results.reputations], [10, 20, 10, Number.NaN]);
    assert.deepEqual(changed, [0, 2, 1]);
    check.again?.([0]);
    inner.finish();
    await check.ended;
    assert.equal(asked.length, 2, 'what is known is not paid for again');
  });

  it('asks no more often than the person agreed to', async () => {
    const { asked, inner, check } = started({ most: 1 });
    inner.finish();
    await check.ended;
    assert.deepEqual(asked, EXITS.slice(1, 2));
  });

  it('asks nothing after a check that was cancelled', async () => {
    const { asked, check } = started();
    check.cancel();
    await check.ended;
    assert.deepEqual([asked, check.progress.state], [[], 'cancelled']);
  });

  it('stops where the source does not answer, and says so', async () => {
    const lookUp = () => Promise.reject(new Error('rate limited'));
    const { failed, inner, check } = started({ lookUp });
    inner.finish();
    await check.ended;
    assert.equal(failed.length, 1);
    assert.ok(check.results.reputations.every(Number.isNaN));
    assert.equal(check.progress.state, 'finished');
  });
});
