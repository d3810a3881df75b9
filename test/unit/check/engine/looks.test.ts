import assert from 'node:assert/strict';
import { HANGING, LIVE, REFUSING, Trial, times } from './fakes.js';

const LIVING = { ...LIVE, exitIp: '203.0.113.5' };
const MIXED = times(90, (index) => [LIVING, REFUSING, HANGING][index % 3] ?? HANGING);
const isLiveRow = (row: number) => row % 3 === 0;

describe('the closer look', () => {
  it('is at those that work alone, once every check has ended', async () => {
    const trial = new Trial(MIXED, { looks: { exitRequests: 3 } });
    await trial.toEnd();
    const { exitsSeen, requestsMade } = trial.run.results;
    assert.deepEqual(
      [...requestsMade],
      times(90, HANGING).map((_, row) => (isLiveRow(row) ? 3 : 0)),
    );
    assert.equal(exitsSeen[0], 1);
    assert.equal(trial.network.started.length, 90 + 30 * 3);
    assert.ok(trial.network.started.slice(90).every(({ row }) => isLiveRow(row)));
    assert.equal(trial.run.progress.state, 'finished');
    assert.equal(trial.clock.hasTimers, false);
  });

  it('has fewer under way than the checks, and says how far it is', async () => {
    const trial = new Trial(times(400, LIVING), {
      concurrency: 200,
      perHost: 200,
      looks: { exitRequests: 1 },
    });
    await trial.clock.until(() => trial.run.progress.looks !== undefined && trial.network.open > 0);
    assert.equal(trial.run.progress.done, 400);
    trial.network.mostOpen = 0;
    await trial.clock.until(() => (trial.run.progress.looks?.done ?? 0) > 100);
    assert.equal(trial.run.progress.looks?.total, 400);
    await trial.toEnd();
    assert.equal(trial.network.mostOpen, 50);
    assert.equal(trial.run.progress.looks, undefined);
  });

  it('pauses and goes on', async () => {
    const trial = new Trial(times(200, LIVING), { looks: { exitRequests: 1 } });
    await trial.clock.until(() => (trial.run.progress.looks?.done ?? 0) > 60);
    trial.run.pause();
    while (await trial.clock.step()) {
      // until nothing happens any more
    }
    const done = trial.run.progress.looks?.done ?? 0;
    assert.ok(done < 200, `${done}`);
    assert.equal(trial.network.open, 0);
    trial.run.resume();
    await trial.toEnd();
    assert.ok(trial.run.results.requestsMade.every((made) => made === 1));
  });

  it('is given up at once', async () => {
    const trial = new Trial(times(200, LIVING), { looks: { exitRequests: 1 } });
    await trial.clock.until(() => (trial.run.progress.looks?.done ?? 0) > 60);
    trial.run.cancel();
    assert.equal(trial.network.open, 0);
    await trial.toEnd();
    assert.equal(trial.run.progress.state, 'cancelled');
    assert.deepEqual(trial.verdicts, { live: 200 });
  });

  it('lets rows go before that are checked again, and looks at them anew', async () => {
    const trial = new Trial(times(200, LIVING), { looks: { exitRequests: 1 } });
    await trial.clock.until(() => (trial.run.progress.looks?.done ?? 0) > 60);
    trial.again([0]);
    await trial.clock.until(() => trial.verdict(0) === 'live');
    assert.ok(trial.network.started.length < 400);
    await trial.toEnd();
    assert.ok(trial.run.results.requestsMade.every((made) => made === 1));
    assert.equal(trial.network.started.length, 200 + 200 + 2);
  });
});
