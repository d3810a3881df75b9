import assert from 'node:assert/strict';
import { HANGING, LIVE, type Script, Trial, times } from './fakes.js';

const TO_TLS_ALONE: Script = { totalMs: 5, verdict: 'refused', reason: 'targetRefused' };
const JUDGES = ['plain', 'tls'] as const;
const TLS_LIVE: Script = { connectMs: 2, totalMs: 40, verdict: 'live', exitIp: '9.9.9.9' };

describe('a proxy that refuses a judge without TLS', () => {
  it('is live where it leads to one with TLS; what both cost is counted', async () => {
    const trial = new Trial([{ ...TO_TLS_ALONE, tls: TLS_LIVE }, LIVE], { judges: JUDGES });
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 2 });
    assert.deepEqual(
      trial.network.started.map(({ row, judge }) => [row, judge]),
      [
        [0, 'plain'],
        [1, 'plain'],
        [0, 'tls'],
      ],
    );
    assert.deepEqual([...trial.run.results.bytes], [200, 100]);
    assert.deepEqual([...trial.run.results.totalMs], [40, 10]);
    assert.equal(trial.run.results.exitIps[trial.run.results.exits[0] ?? 0], '9.9.9.9');
    assert.deepEqual([trial.run.progress.done, trial.run.progress.live], [2, 2]);
  });

  it('that does not tunnel at all gets the same chance', async () => {
    const trial = new Trial([{ ...TO_TLS_ALONE, reason: 'noConnect', tls: TLS_LIVE }], { judges: JUDGES });
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 1 });
  });

  it('stays refused, by its first words, where nothing comes of that either', async () => {
    const others: Script[] = [TO_TLS_ALONE, HANGING, { totalMs: 5, verdict: 'garbage', reason: 'tlsFailed' }];
    const trial = new Trial(
      others.map((tls) => ({ ...TO_TLS_ALONE, tls })),
      { judges: JUDGES },
    );
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { refused: 3 });
    assert.deepEqual(
      [0, 1, 2].map((row) => trial.reason(row)),
      ['targetRefused', 'targetRefused', 'targetRefused'],
    );
    assert.deepEqual([...trial.run.results.bytes], [200, 200, 200]);
    assert.equal(trial.network.started.length, 6);
  });

  it('is told apart where it replaces certificates', async () => {
    const tls: Script = { totalMs: 5, verdict: 'intercepted', reason: 'untrustedCertificate' };
    const trial = new Trial([{ ...TO_TLS_ALONE, tls }], { judges: JUDGES });
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { intercepted: 1 });
  });

  it('is asked once where no judge has TLS, or none of them answers', async () => {
    for (const [judges, down] of [
      [['plain'], []],
      [JUDGES, ['tls']],
    ] as const) {
      const trial = new Trial(times(20, { ...TO_TLS_ALONE, tls: TLS_LIVE }), { judges, down });
      await trial.toEnd();
      assert.deepEqual(trial.verdicts, { refused: 20 });
      assert.equal(trial.network.started.length, 20);
    }
  });

  it('is not asked again for other refusals', async () => {
    const trial = new Trial([{ ...TO_TLS_ALONE, reason: 'proxyError', tls: TLS_LIVE }], { judges: JUDGES });
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { refused: 1 });
    assert.equal(trial.network.started.length, 1);
  });

  it('is left unchecked by a run that is cancelled meanwhile', async () => {
    const trial = new Trial([{ ...TO_TLS_ALONE, tls: TLS_LIVE }], { judges: JUDGES });
    await trial.clock.until(() => trial.network.started.length === 2);
    trial.run.cancel();
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { unchecked: 1 });
  });
});
