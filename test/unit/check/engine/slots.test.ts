import assert from 'node:assert/strict';
import { DEAF, HANGING, LIVE, Trial, times } from './fakes.js';

const MIXED = times(3000, (index) => (index % 10 < 3 ? HANGING : LIVE));

/** When 95 of 100 live ones were found. */
function foundMs(trial: Trial): number {
  const { verdicts } = trial.run.results;
  const found = trial.network.started
    .filter(({ row }) => verdicts[row] === 1)
    .map(({ atMs }) => atMs + 10)
    .sort((left, right) => left - right);
  return found[Math.floor(found.length * 0.95)] ?? Number.NaN;
}

describe('a slot', () => {
  it('is not held by proxies that hang: the run takes little more than one of them does', async () => {
    const trial = new Trial(MIXED, { concurrency: 100 });
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 2100, timeout: 900 });
    // a holder of slots needs at least 900 * 2 s / 100
    assert.ok(trial.clock.nowMs() < 4000, `${trial.clock.nowMs()}`);
    assert.ok(foundMs(trial) < 1800, `${foundMs(trial)}`);
  });

  it('is kept where every descriptor is taken', async () => {
    const trial = new Trial(MIXED.slice(0, 600), { concurrency: 100, descriptors: 120 });
    await trial.toEnd();
    assert.equal(trial.network.mostOpen, 120);
    assert.deepEqual(trial.verdicts, { live: 420, timeout: 180 });
  });

  it('is left by one that answers late, which is found all the same', async () => {
    const rows = times(400, (index) => (index === 150 ? { ...LIVE, totalMs: 1990 } : LIVE));
    const trial = new Trial(rows);
    await trial.toEnd();
    assert.equal(trial.verdict(150), 'live');
    assert.ok(Math.abs((trial.run.results.totalMs[150] ?? 0) - 1990) < 1);
  });

  it('is left, but not the place at a host that has taken the connection', async () => {
    const deaf = new Trial(times(60, { ...DEAF, host: 'one' }), { perHost: 5 });
    await deaf.toEnd();
    assert.equal(deaf.network.mostOpen, 5);
    const hanging = new Trial(times(60, { ...HANGING, host: 'one' }), { perHost: 5 });
    await hanging.toEnd();
    assert.ok(hanging.network.mostOpen > 5);
    assert.deepEqual(hanging.verdicts, { timeout: 60 });
  });
});

describe('the time a check has', () => {
  it('is up at its end, and not much later', async () => {
    const trial = new Trial(times(1, HANGING), { timeoutMs: 3000 });
    await trial.toEnd();
    assert.ok(trial.clock.nowMs() >= 3000 && trial.clock.nowMs() <= 3060, `${trial.clock.nowMs()}`);
  });

  it('leaves out what the machine slept through', async () => {
    const trial = new Trial([LIVE, HANGING], { timeoutMs: 2000 });
    await trial.clock.until(() => trial.clock.nowMs() > 500);
    trial.clock.sleep(60_000);
    await trial.clock.until(() => trial.clock.nowMs() > 61_000);
    assert.equal(trial.verdict(1), 'waiting');
    await trial.toEnd();
    assert.equal(trial.verdict(1), 'timeout');
    assert.ok(trial.clock.nowMs() < 62_200, `${trial.clock.nowMs()}`);
  });

  it('ends what hangs with one timer, however many there are', async () => {
    const trial = new Trial(times(200, HANGING), { concurrency: 200, timeoutMs: 30_000 });
    await trial.clock.until(() => trial.network.open === 200);
    assert.equal(trial.clock.timerCount, 1);
  });
});

describe('descriptors', () => {
  it('that run out make no proxy dead', async () => {
    const trial = new Trial(times(400, LIVE), {
      concurrency: 100,
      prepare: (network) => {
        network.descriptors = 30;
      },
    });
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 400 });
  });

  it('that are never there stop the run, and leave its rows unchecked', async () => {
    const trial = new Trial(times(40, LIVE), {
      prepare: (network) => {
        network.descriptors = 0;
      },
    });
    await trial.toEnd();
    assert.deepEqual(trial.run.progress.stopped, { kind: 'noDescriptors' });
    assert.deepEqual(trial.verdicts, { unchecked: 40 });
  });
});
