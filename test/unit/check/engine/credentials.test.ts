import assert from 'node:assert/strict';
import { HANGING, LIVE, LOCKED, Trial, times } from './fakes.js';

describe('a login that is refused again and again', () => {
  it('is sent no more; with no other in the list the run stops', async () => {
    const trial = new Trial(times(1000, { ...LOCKED, credential: 1 }), { concurrency: 500, perHost: 500 });
    await trial.toEnd();
    assert.deepEqual(trial.run.progress.stopped, { kind: 'credentialRefused', count: 10 });
    assert.deepEqual(trial.verdicts, { authRefused: 10, unchecked: 990 });
    assert.equal(trial.reason(999), 'credentialRefusedBefore');
    assert.ok(trial.network.started.length <= 42, `${trial.network.started.length}`);
  });

  it('leaves those with another login alone', async () => {
    const trial = new Trial(
      times(400, (index) => (index % 2 === 0 ? { ...LOCKED, credential: 1 } : { ...LIVE, credential: 2 })),
    );
    await trial.toEnd();
    assert.equal(trial.run.progress.state, 'finished');
    assert.deepEqual(trial.verdicts, { authRefused: 10, unchecked: 190, live: 200 });
  });

  it('is sent no more where it was let in before, and is no longer', async () => {
    const trial = new Trial(
      times(300, (index) => ({ ...(index < 100 ? { ...LIVE, totalMs: 1 } : LOCKED), credential: 1 })),
      { concurrency: 4 },
    );
    await trial.toEnd();
    assert.deepEqual(trial.verdicts, { live: 100, authRefused: 10, unchecked: 190 });
    assert.deepEqual(trial.run.progress.stopped, { kind: 'credentialRefused', count: 10 });
  });

  it('is sent on where some let it in now and then, and where it is none', async () => {
    const isIn = (index: number) => (index < 100 ? index % 10 === 9 : index === 150);
    const some = new Trial(
      times(151, (index) => ({ ...(isIn(index) ? LIVE : LOCKED), credential: 1 })),
      { concurrency: 1 },
    );
    await some.toEnd();
    assert.deepEqual(some.verdicts, { live: 11, authRefused: 140 });
    const bare = new Trial(times(200, LOCKED));
    await bare.toEnd();
    assert.deepEqual(bare.verdicts, { authRefused: 200 });
  });

  it('counts again when rows are checked again', async () => {
    const rows = times(40, { ...LOCKED, credential: 1 });
    const trial = new Trial([...rows, { ...HANGING, credential: 1 }]);
    await trial.toEnd();
    trial.again([39]);
    await trial.toEnd();
    assert.equal(trial.verdict(39), 'authRefused');
    assert.equal(trial.run.progress.state, 'finished');
  });
});
