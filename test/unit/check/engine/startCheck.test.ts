import assert from 'node:assert/strict';
import { HANGING, LIVE, REFUSING, Trial, times } from './fakes.js';

describe('a run over a list', () => {
  it('writes what became of every row', async () => {
    const trial = new Trial([
      { ...LIVE, exitIp: '9.9.9.9' },
      REFUSING,
      HANGING,
      { ...LIVE, exitIp: '9.9.9.9' },
    ]);
    await trial.toEnd();
    assert.deepEqual(
      [0, 1, 2, 3].map((row) => trial.verdict(row)),
      ['live', 'refused', 'timeout', 'live'],
    );
    assert.deepEqual(trial.run.results.exitIps, ['', '9.9.9.9']);
    assert.deepEqual([...trial.run.results.exits], [1, 0, 0, 1]);
    assert.deepEqual([...trial.run.results.totalMs.slice(0, 2)], [10, 2]);
    assert.equal(trial.run.progress.state, 'finished');
    assert.equal(trial.run.progress.done, 4);
    assert.equal(trial.run.progress.live, 2);
    assert.equal(trial.network.clock.hasTimers, false);
  });

  it('of nothing ends at once', async () => {
    const trial = new Trial([]);
    await trial.toEnd();
    assert.equal(trial.run.progress.state, 'finished');
  });

  it('has no more under way than it may, over all and at one host', async () => {
    const all = new Trial(times(500, LIVE), { concurrency: 40 });
    await all.toEnd();
    assert.equal(all.network.mostOpen, 40);
    const one = new Trial(
      times(200, (index) => ({ ...LIVE, host: index % 4 === 0 ? 'other' : 'one' })),
      { concurrency: 40, perHost: 3 },
    );
    await one.toEnd();
    assert.equal(one.network.mostOpen, 6);
    assert.deepEqual(one.verdicts, { live: 200 });
  });
});
