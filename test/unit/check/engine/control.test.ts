import assert from 'node:assert/strict';
import { HANGING, LIVE, REFUSING, Trial, times } from './fakes.js';

describe('a run under way', () => {
  it('pauses: those under way end, none begins; and goes on', async () => {
    const trial = new Trial(times(500, LIVE));
    await trial.clock.until(() => trial.run.progress.done > 100);
    trial.run.pause();
    await trial.clock.until(() => trial.network.open === 0);
    const { length } = trial.network.started;
    assert.equal(trial.run.progress.done, length);
    while (await trial.clock.step()) {
      // until nothing happens any more: a run that is paused has no timer
    }
    assert.equal(trial.network.started.length, length);
    assert.equal(trial.run.progress.state, 'paused');
    trial.run.resume();
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 500 });
    assert.equal(trial.run.progress.state, 'finished');
  });

  it('is cancelled at once: no probe is left, and what was found stays', async () => {
    const trial = new Trial(times(500, (index) => (index % 2 === 0 ? LIVE : HANGING)));
    await trial.clock.until(() => trial.run.progress.done > 100);
    const atMs = trial.clock.nowMs();
    trial.run.cancel();
    assert.equal(trial.network.open, 0);
    await trial.toEnd();
    assert.equal(trial.clock.nowMs(), atMs);
    const { live = 0, unchecked = 0, ...others } = trial.verdicts;
    assert.deepEqual(others, {});
    assert.ok(live > 100);
    assert.equal(live + unchecked, 500);
    assert.equal(trial.run.progress.state, 'cancelled');
    assert.equal(trial.clock.hasTimers, false);
  });

  it('is cancelled while it is paused, and before its judges have answered', async () => {
    const paused = new Trial(times(100, HANGING));
    await paused.clock.until(() => paused.network.open > 0);
    paused.run.pause();
    paused.run.cancel();
    await paused.toEnd();
    assert.deepEqual(paused.verdicts, { unchecked: 100 });
    const early = new Trial(times(100, LIVE));
    early.run.cancel();
    await early.toEnd();
    assert.deepEqual(early.verdicts, { unchecked: 100 });
    assert.equal(early.network.started.length, 0);
  });

  it('tells which rows changed, each at least once and many at a time', async () => {
    const trial = new Trial(times(500, LIVE));
    const told: number[] = [];
    let calls = 0;
    const listening = trial.run.onDidChange((rows) => {
      told.push(...rows);
      calls += 1;
    });
    await trial.toEnd();
    assert.deepEqual(
      [...new Set(told)].sort((left, right) => left - right),
      times(500, LIVE).map((_, index) => index),
    );
    assert.ok(calls < 50, `${calls}`);
    listening.dispose();
    trial.again([0]);
    await trial.toEnd();
    assert.equal(told.length, 500);
  });

  it('says how fast it goes and how long it will take', async () => {
    const trial = new Trial(times(5000, LIVE), { concurrency: 20 });
    await trial.clock.until(() => trial.clock.nowMs() > 1500);
    const { perSecond, remainingMs = 0, done } = trial.run.progress;
    assert.ok(Math.abs(perSecond - 2000) < 200, `${perSecond}`);
    assert.ok(Math.abs(remainingMs - (5000 - done) / 2) < 300, `${remainingMs}`);
    await trial.toEnd();
    assert.equal(trial.run.progress.perSecond, 0);
  });
});

describe('rows that are checked again', () => {
  it('after the end', async () => {
    const rows = [{ ...REFUSING }, LIVE];
    const trial = new Trial(rows);
    await trial.toEnd();
    assert.equal(trial.verdict(0), 'refused');
    rows[0] = LIVE;
    trial.again([0, 7, -1]);
    assert.equal(trial.verdict(0), 'waiting');
    assert.equal(trial.run.progress.state, 'running');
    assert.equal(trial.run.progress.done, 1);
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 2 });
    assert.equal(trial.network.started.length, 3);
  });

  it('in the middle, and once only where they still wait', async () => {
    const trial = new Trial(times(300, LIVE));
    await trial.clock.until(() => trial.run.progress.done > 100);
    trial.again([0, 1, 299, 299]);
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 300 });
    assert.equal(trial.run.progress.done, 300);
    assert.equal(trial.run.progress.live, 300);
    assert.equal(trial.network.started.length, 302);
  });

  it('after a cancel', async () => {
    const trial = new Trial(times(100, LIVE));
    trial.run.cancel();
    await trial.toEnd();
    trial.again([3, 4]);
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 2, unchecked: 98 });
  });

  it('in the same breath as a cancel, or while what was looked at more closely ends', async () => {
    for (const looks of [{}, { exitRequests: 3 }]) {
      const trial = new Trial(
        times(200, (index) => (index % 2 === 0 ? HANGING : LIVE)),
        { looks },
      );
      await trial.clock.until(() => trial.run.progress.done > 20);
      const row = trial.run.results.verdicts.findIndex((_, index) => trial.verdict(index) === 'live');
      trial.run.cancel();
      trial.again([row]);
      assert.equal(trial.run.progress.state, 'running');
      await trial.clock.until(() => trial.run.progress.state !== 'running');
      const { live = 0, unchecked = 0, ...others } = trial.verdicts;
      assert.deepEqual([live + unchecked, others], [200, {}]);
      assert.equal(trial.verdict(row), 'live');
      assert.equal(trial.run.progress.state, 'finished');
      assert.equal(trial.network.open, 0);
      assert.equal(trial.clock.hasTimers, false);
    }
  });
});
