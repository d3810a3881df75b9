import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readList } from '../../../../src/check/list/readList.js';
import { RunFiles } from '../../../../src/check/runs/runFiles.js';
import { VERDICTS } from '../../../../src/check/verdict.js';
import { KeptRuns, type KeptRunsPorts } from '../../../../src/ui/checks/keptRuns.js';
import type { OpenRun, RunStart } from '../../../../src/ui/checks/runs.js';
import { until } from '../../../until.js';
import { FakeCheck } from './fakeCheck.js';

const LIST = ['1.2.3.4:80', 'user.of.mine:canary-password@5.6.7.8:1080', '[2001:db8::1]:80'];

describe('runs that are kept', () => {
  let folder: string;
  let damaged: string[];
  let windows: KeptRuns[];
  let now: number;
  /** The runs whose last write is done. */
  let over: Set<string>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egress-runs-'));
    damaged = [];
    windows = [];
    now = 1_000;
    over = new Set();
  });
  afterEach(async () => {
    for (const runs of windows) {
      runs.dispose();
    }
    await rm(folder, { recursive: true, force: true });
  });

  /** A window of its own over the same folder. */
  function open(ports: Partial<KeptRunsPorts> = {}): KeptRuns {
    let ids = 0;
    const process = windows.length + 1;
    const runs = new KeptRuns({
      files: new RunFiles(folder, (aside) => damaged.push(aside)),
      now: () => now,
      newId: () => `run00${process}${(ids += 1)}`,
      process,
      isAlive: () => false,
      onUnwritten: (error) => {
        throw error;
      },
      flushMs: 1,
      toldEveryMs: 1,
      ...ports,
      onDidEnd: (run) => {
        over.add(run.info.id);
        ports.onDidEnd?.(run);
      },
    });
    windows.push(runs);
    return runs;
  }

  function startOf(check: FakeCheck, lines: readonly string[] = LIST): RunStart {
    const { list, badLines, badLineCount, duplicates } = readList(Buffer.from(lines.join('\n')));
    return {
      title: 'list.txt',
      source: { kind: 'file', path: '/list.txt' },
      checkedBy: { kind: 'local' },
      list,
      badLines,
      badLineCount,
      duplicateCount: duplicates,
      begin: () => check,
    };
  }

  async function ended(runs: KeptRuns, id: string): Promise<OpenRun> {
    await until('the end', () => over.delete(id));
    const run = await runs.open(id);
    assert.ok(run);
    return run;
  }

  /** All that is on disk below the folder, as one text. */
  async function onDisk(): Promise<string> {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    const texts = await Promise.all(
      files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
    );
    return texts.join('\n');
  }

  it('are there after a reload, with what was found and without a credential', async () => {
    const check = new FakeCheck(3);
    const before = open();
    const id = await before.start(startOf(check, [...LIST, 'no proxy']));
    check.find(0, 'live');
    check.find(1, 'authRefused');
    check.find(2, 'timeout');
    now = 5_000;
    check.finish();
    await ended(before, id);

    const after = open();
    const [info] = await after.all();
    assert.deepEqual(
      [info?.title, info?.startedAt, info?.endedAt, info?.badLineCount],
      ['list.txt', 1_000, 5_000, 1],
    );
    assert.deepEqual([info?.progress.state, info?.progress.live, info?.isElsewhere], ['finished', 1, false]);
    const run = await after.open(id);
    assert.deepEqual(
      [...(run?.results.verdicts ?? [])].map((verdict) => VERDICTS[verdict]),
      ['live', 'authRefused', 'timeout'],
    );
    assert.equal(run?.badLines?.[0]?.line, 4);
    assert.equal(run.running, undefined);
    assert.deepEqual(
      [0, 1, 2].map((row) => run.list.label(row)),
      ['1.2.3.4:80', '5.6.7.8:1080', '[2001:db8::1]:80'],
    );
    assert.deepEqual(run.list.address(1), { host: '5.6.7.8', port: 1080 });
    assert.ok(run.list.credential(1) > 0);
    assert.doesNotMatch(await onDisk(), /canary-password|user\.of\.mine/);
  });

  it('were interrupted where the window went in the middle, with what was found by then', async () => {
    const check = new FakeCheck(3);
    const before = open();
    const id = await before.start(startOf(check));
    check.find(0, 'live');
    await until(
      'a write',
      async () => (await open().open(id))?.results.verdicts[0] === VERDICTS.indexOf('live'),
    );

    const elsewhere = open({ isAlive: () => true });
    assert.deepEqual(
      (await elsewhere.all()).map((info) => [info.isElsewhere, info.progress.state]),
      [[true, 'running']],
    );
    const after = open();
    const run = await after.open(id);
    assert.deepEqual(run?.info.progress.stopped, { kind: 'interrupted' });
    assert.deepEqual(
      [...run.results.verdicts].map((verdict) => VERDICTS[verdict]),
      ['live', 'unchecked', 'unchecked'],
    );
  });

  it('were interrupted, not cancelled, where the window ended in good order', async () => {
    const check = new FakeCheck(3);
    let isOver = false;
    const before = open({
      onDidEnd: () => {
        isOver = true;
      },
    });
    const id = await before.start(startOf(check));
    before.dispose();
    await until('all that the end brings', () => isOver);
    assert.deepEqual((await open().open(id))?.info.progress.stopped, { kind: 'interrupted' });
  });

  it('tell of themselves, are paused, resumed, cancelled and removed', async () => {
    const check = new FakeCheck(1);
    const runs = open();
    const heard: string[] = [];
    runs.onDidChange((id) => heard.push(id));
    const id = await runs.start(startOf(check, ['1.2.3.4:80']));
    runs.pause(id);
    assert.equal((await runs.all())[0]?.progress.state, 'paused');
    runs.resume(id);
    assert.equal((await runs.all())[0]?.progress.state, 'running');
    runs.cancel(id);
    assert.equal((await ended(runs, id)).info.progress.state, 'cancelled');
    await runs.remove(id);
    assert.deepEqual(await runs.all(), []);
    assert.deepEqual(await readdir(folder), []);
    await until('the news', () => heard.includes(id));
  });

  it('are not written again by a run that was removed under way', async () => {
    const check = new FakeCheck(1);
    const runs = open();
    const id = await runs.start(startOf(check, ['1.2.3.4:80']));
    check.find(0, 'live');
    await runs.remove(id);
    assert.equal(check.state, 'cancelled');
    check.find(0, 'timeout');
    await check.ended;
    assert.deepEqual(await readdir(folder), []);
    assert.equal(await runs.open(id), undefined);
  });

  it('go on when rows are checked again after the end', async () => {
    const check = new FakeCheck(1);
    const ends: OpenRun[] = [];
    const runs = open({ onDidEnd: (run) => ends.push(run) });
    const id = await runs.start(startOf(check, ['1.2.3.4:80']));
    check.find(0, 'timeout');
    check.finish();
    await ended(runs, id);
    check.again([0]);
    assert.equal((await runs.open(id))?.info.endedAt, undefined);
    check.find(0, 'live');
    check.finish();
    assert.equal((await ended(runs, id)).info.progress.live, 1);
    await until('both ends', () => ends.length === 2);
  });

  it('are as many as are kept: the oldest that ended go', async () => {
    const runs = open({ keeping: { runs: 2, bytes: 1_000_000 } });
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      now += 1;
      const check = new FakeCheck(1);
      const id = await runs.start(startOf(check, ['1.2.3.4:80']));
      check.finish();
      await ended(runs, id);
      ids.push(id);
    }
    // the last one was under way when the others were counted
    assert.deepEqual(
      (await runs.all()).map(({ id }) => id),
      ids.slice(1).reverse(),
    );
  });

  it('are not written again where they went as the oldest and somebody checks their rows again', async () => {
    const runs = open({ keeping: { runs: 1, bytes: 1_000_000 } });
    const heard: string[] = [];
    runs.onDidChange((each) => heard.push(each));
    const runOnce = async (check: FakeCheck) => {
      now += 1;
      const id = await runs.start(startOf(check, ['1.2.3.4:80']));
      check.finish();
      await ended(runs, id);
      await until('the news of its own', () => heard.includes(id));
      return id;
    };
    const oldest = new FakeCheck(1);
    const id = await runOnce(oldest);
    await runOnce(new FakeCheck(1));
    heard.length = 0;
    await runOnce(new FakeCheck(1));
    assert.ok(heard.includes(id));
    oldest.again([0]);
    oldest.find(0, 'live');
    oldest.finish();
    await oldest.ended;
    await new Promise(setImmediate);
    assert.equal(await runs.open(id), undefined);
    assert.ok(!(await runs.all()).some((info) => info.id === id));
    assert.ok(!(await readdir(folder)).includes(id));
  });

  it('are moved aside where anything in them was damaged, and the others stay', async () => {
    const runs = open();
    const start = async () => {
      const check = new FakeCheck(3);
      const id = await runs.start(startOf(check));
      check.finish();
      await ended(runs, id);
      return id;
    };
    const whole = await start();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('list.bin', 'results.bin', 'run.json'),
        fc.nat(),
        fc.boolean(),
        async (name, at, isCut) => {
          const id = await start();
          const file = join(folder, id, name);
          const bytes = await readFile(file);
          const place = at % (bytes.length - 1);
          await writeFile(
            file,
            isCut ? bytes.subarray(0, place) : bytes.with(place, (bytes[place] ?? 0) ^ 0x80),
          );
          const after = open();
          assert.equal(await after.open(id), undefined);
          assert.ok(damaged.at(-1)?.endsWith(join('quarantine', id)));
          assert.ok((await after.all()).some((info) => info.id === whole));
          assert.ok(!(await after.all()).some((info) => info.id === id));
        },
      ),
      { numRuns: 10 },
    );
    assert.ok(await open().open(whole));
  });
});
