import assert from 'node:assert/strict';
import { LIVE, REFUSING, Trial, times } from './fakes.js';

/** How many checks began in each span of so many milliseconds. */
function startsIn(trial: Trial, spanMs: number): readonly number[] {
  const counts = new Map<number, number>();
  for (const { atMs } of trial.network.started) {
    const span = Math.floor(atMs / spanMs);
    counts.set(span, (counts.get(span) ?? 0) + 1);
  }
  return Array.from({ length: Math.max(...counts.keys()) + 1 }, (_, span) => counts.get(span) ?? 0);
}

describe('the pace of a run', () => {
  it('starts about evenly what would otherwise be answered all at once', async () => {
    const trial = new Trial(times(3000, { ...LIVE, totalMs: 200 }), { concurrency: 100 });
    await trial.toEnd();
    // 100 at once of 200 ms each are 10 in 20 ms
    const later = startsIn(trial, 20).slice(100, -20);
    assert.ok(later.length > 100);
    assert.ok(Math.max(...later) <= 14, `${Math.max(...later)}`);
  });

  it('keeps every slot in use all the same', async () => {
    const trial = new Trial(times(3000, { ...LIVE, totalMs: 200 }), { concurrency: 100 });
    await trial.toEnd();
    const ideal = (3000 / 100) * 200;
    assert.ok(trial.clock.nowMs() < ideal * 1.25, `${trial.clock.nowMs()}`);
  });

  it('is the same again after the machine has slept', async () => {
    const trial = new Trial(times(3000, { ...LIVE, totalMs: 200 }), { concurrency: 100 });
    await trial.clock.until(() => trial.clock.nowMs() > 3000);
    trial.clock.sleep(3_600_000);
    await trial.toEnd();
    const ideal = (3000 / 100) * 200;
    assert.ok(trial.clock.nowMs() - 3_600_000 < ideal * 1.5, `${trial.clock.nowMs()}`);
  });

  it('reckons with those that end soon', async () => {
    const trial = new Trial(
      times(4000, (index) => (index % 4 === 0 ? { ...LIVE, totalMs: 200 } : REFUSING)),
      { concurrency: 100 },
    );
    await trial.toEnd();
    const ideal = (4000 / 100) * (200 / 4 + (2 * 3) / 4);
    assert.ok(trial.clock.nowMs() < ideal * 1.5, `${trial.clock.nowMs()}`);
  });
});
