import assert from 'node:assert/strict';
import { DEAF, HANGING, LIVE, REFUSING, Trial, times } from './fakes.js';

const BOTH = ['first', 'second'] as const;

describe('the judges of a run', () => {
  it('are asked directly before it; one that does not answer is left out', async () => {
    const trial = new Trial(times(5, LIVE), { judges: BOTH, down: ['first'] });
    await trial.toEnd();
    assert.deepEqual(trial.network.asked.slice(0, 2), [...BOTH]);
    assert.ok(trial.network.started.every(({ judge }) => judge === 'second'));
    assert.deepEqual(trial.verdicts, { live: 5 });
  });

  it('that are all down stop it before the first proxy', async () => {
    const trial = new Trial(times(5, LIVE), { judges: BOTH, down: BOTH });
    await trial.toEnd();
    assert.deepEqual(trial.run.progress.stopped, {
      kind: 'noJudge',
      tried: ['http://first/', 'http://second/'],
    });
    assert.equal(trial.run.progress.state, 'stopped');
    assert.deepEqual(trial.verdicts, { unchecked: 5 });
    assert.equal(trial.network.started.length, 0);
  });

  it('fail over in the middle: none of the rows that the judge failed is dead', async () => {
    const trial = new Trial(
      times(2000, (index) => (index % 10 === 0 ? { ...REFUSING, reason: 'connectionReset' } : LIVE)),
      { judges: BOTH },
    );
    await trial.clock.until(() => trial.run.progress.done > 400);
    trial.network.down.add('first');
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 1800, refused: 200 });
    assert.equal(trial.run.progress.live, 1800);
    assert.equal(trial.run.progress.done, 2000);
  });

  it('fail over at once where a judge takes questions and never answers', async () => {
    const trial = new Trial(times(2000, LIVE), { judges: BOTH, timeoutMs: 30_000 });
    await trial.clock.until(() => trial.run.progress.done > 400);
    trial.network.down.add('first');
    trial.network.deaf.add('first');
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 2000 });
    assert.ok(trial.clock.nowMs() < 5000, `${trial.clock.nowMs()}`);
  });

  it('that are all down by and by stop it, and make no proxy dead', async () => {
    const trial = new Trial(times(2000, LIVE), { judges: BOTH });
    await trial.clock.until(() => trial.run.progress.done > 400);
    trial.network.down.add('first').add('second');
    await trial.toEnd();
    assert.equal(trial.run.progress.stopped?.kind, 'noJudge');
    const { live = 0, unchecked = 0, ...others } = trial.verdicts;
    assert.equal(live + unchecked, 2000);
    assert.ok(live > 400 && unchecked > 0);
    assert.deepEqual(others, {});
  });

  it('are asked once more where the last rows of a run failed', async () => {
    const trial = new Trial([LIVE, HANGING, DEAF], { judges: BOTH });
    await trial.toEnd();
    assert.equal(trial.network.asked.at(-1), 'first');
    const [, ...later] = trial.network.asked.filter((name) => name === 'first');
    assert.ok(later.length > 0);
    assert.deepEqual(trial.verdicts, { live: 1, timeout: 2 });
  });

  it("are not asked again for failures that are no judge's", async () => {
    const trial = new Trial(times(50, REFUSING), { judges: BOTH });
    await trial.toEnd();
    assert.deepEqual(trial.network.asked, [...BOTH]);
  });
});
