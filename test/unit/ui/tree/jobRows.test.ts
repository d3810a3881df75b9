import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/errors.js';
import { everything, HOUR_MS } from '../inventory.js';
import { line, ShownAccount } from './account.js';

const all = everything('');

describe('jobs', () => {
  it('are those that are followed, each read when it is opened', async () => {
    const shown = new ShownAccount({ jobs: all.jobs });
    assert.deepEqual((await shown.open('jobs')).map(line), [' | No jobs followed yet']);
    await shown.remember({ jobs: ['9f1c', '0a2b'] });
    assert.deepEqual(
      (await shown.open('jobs')).map(({ label, description }) => [label, description]),
      [
        ['9f1c', undefined],
        ['0a2b', undefined],
      ],
    );
    await shown.open('jobs', '9f1c');
    const [job] = await shown.open('jobs');
    assert.equal(job?.description, '1 of 2');
    assert.deepEqual(job.args, { account: 'a1b2c3d4e5f6', job: '9f1c' });
  });

  it('are as old as the older of their status and their results', async () => {
    const shown = new ShownAccount({ jobs: all.jobs });
    await shown.remember({ jobs: ['9f1c'] });
    await shown.open('jobs', '9f1c');
    shown.now += 2 * HOUR_MS;
    await shown.reads.job?.of('9f1c').refresh();
    shown.now += HOUR_MS;
    assert.equal((await shown.open('jobs'))[0]?.description, '1 of 2 · 3 h ago');
    await (await shown.open('jobs'))[0]?.branch?.refresh?.();
    assert.equal((await shown.open('jobs'))[0]?.description, '1 of 2');
  });

  it('say why their status could not be read beside their results, and try again when activated', async () => {
    let isBroken = true;
    const shown = new ShownAccount({
      jobs: {
        ...all.jobs,
        one: (id) =>
          isBroken
            ? Promise.reject(
                new ProviderError({ kind: 'notFound', provider: 'checker', endpoint: 'GET /jobs/{id}' }),
              )
            : all.jobs.one(id, new AbortController().signal),
      },
    });
    await shown.remember({ jobs: ['9f1c'] });
    const [, failure, ...others] = await shown.open('jobs', '9f1c');
    assert.deepEqual(others, []);
    assert.match(failure?.label ?? '', /does not know this item/);
    assert.equal(failure?.command, 'refresh');
    isBroken = false;
    await (await shown.open('jobs'))[0]?.branch?.[failure.command]?.();
    assert.equal((await shown.open('jobs', '9f1c')).length, 1);
  });

  it('are cancelled with all that is read of them', async () => {
    const cancelled: string[] = [];
    const hanging = (name: string) => (signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          cancelled.push(name);
          reject(new ProviderError({ kind: 'cancelled', provider: 'checker', endpoint: name }));
        });
      });
    const shown = new ShownAccount({
      jobs: {
        ...all.jobs,
        one: (_id, signal) => hanging('job')(signal),
        items: (_id, _page, signal) => hanging('items')(signal),
      },
    });
    await shown.remember({ jobs: ['9f1c'] });
    const [job] = await shown.open('jobs');
    const loaded = job?.branch?.load?.();
    assert.deepEqual(job?.branch?.rows().map(line), ['Loading…']);
    job.branch.cancel?.();
    await loaded;
    assert.deepEqual(cancelled.sort(), ['items', 'job']);
    assert.deepEqual(job.branch.rows().map(line), ['Cancelled.']);
  });

  it('are loading as long as their status is', async () => {
    const shown = new ShownAccount({
      jobs: { ...all.jobs, one: () => new Promise(() => undefined) },
    });
    await shown.remember({ jobs: ['9f1c'] });
    const [job] = await shown.open('jobs');
    void job?.branch?.load?.();
    await shown.reads.jobItems?.of('9f1c').ensure();
    assert.equal(job?.branch?.rows().at(-1)?.label, 'Loading…');
  });

  for (const [status, isFinished, codicon, color] of [
    ['processing', false, 'sync', 'charts.blue'],
    ['completed', false, 'sync', 'charts.blue'],
    ['completed', true, 'pass', 'charts.green'],
    ['failed', true, 'warning', 'list.warningForeground'],
    ['stopped by the moon', true, 'warning', 'list.warningForeground'],
  ] as const) {
    it(`look as far as they are: ${status}, ${isFinished ? 'over' : 'under way'}`, async () => {
      const one = (id: string) => Promise.resolve({ id, status, isFinished, total: 2, done: 1 });
      const shown = new ShownAccount({ jobs: { ...all.jobs, one } });
      await shown.remember({ jobs: ['9f1c'] });
      await shown.open('jobs', '9f1c');
      const [job] = await shown.open('jobs');
      assert.deepEqual(job?.icon, { codicon, color });
    });
  }
});
