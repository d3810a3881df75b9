import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_KEPT } from '../../../../src/usage/history/keeping.js';
import { formatRecords, RECORD_BYTES } from '../../../../src/usage/history/records.js';
import { SampleFiles, type SampleFileProblem } from '../../../../src/usage/history/sampleFiles.js';
import { samplesOf, type UsageSample } from '../../../../src/usage/history/series.js';
import { writeYearOfSamples, yearOfSamples } from '../../../usage/yearOfSamples.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 5, 12);
const ACCOUNT = 'a1b2c3d4e5f6';

const sample = (at: number, remaining: number, limit = 10): UsageSample => ({ at, remaining, limit });

describe('the files of samples', () => {
  let parent: string;
  let folder: string;
  let file: string;
  let problems: SampleFileProblem[];

  function window(now = NOW): SampleFiles {
    return new SampleFiles({ folder, now: () => now, onProblem: (problem) => problems.push(problem) });
  }

  async function kept(): Promise<readonly UsageSample[]> {
    return samplesOf(await window().read(ACCOUNT));
  }

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'egress-samples-'));
    folder = join(parent, 'usage', 'samples');
    file = join(folder, `${ACCOUNT}.samples`);
    problems = [];
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('are made when there is something to keep', async () => {
    assert.deepEqual(await kept(), []);
    assert.deepEqual(await readdir(parent), []);
    await window().record(ACCOUNT, sample(NOW, 5, NaN));
    assert.deepEqual(await kept(), [sample(NOW, 5, NaN)]);
    assert.equal((await stat(file)).size, RECORD_BYTES);
    if (process.platform !== 'win32') {
      assert.equal((await stat(file)).mode & 0o777, 0o600);
    }
  });

  it('keep a reading that says something new, and the same one again after an hour', async () => {
    const files = window();
    const given = [
      sample(NOW - 3 * HOUR_MS, 5),
      sample(NOW - 3 * HOUR_MS, 4),
      sample(NOW - 3 * HOUR_MS + MINUTE_MS, 5),
      sample(NOW - 2 * HOUR_MS - MINUTE_MS, 4),
      sample(NOW - HOUR_MS - MINUTE_MS, 4),
      sample(NOW - HOUR_MS, 4, 20),
      sample(NOW, 4, 20),
    ];
    for (const each of given) {
      await files.record(ACCOUNT, each);
    }
    assert.deepEqual(
      await kept(),
      [0, 3, 4, 5, 6].map((place) => given[place]),
    );
  });

  it('keep what is read after the clock went back', async () => {
    const files = window();
    await files.record(ACCOUNT, sample(NOW + DAY_MS, 5));
    await files.record(ACCOUNT, sample(NOW, 5));
    assert.deepEqual(await kept(), [sample(NOW, 5)], 'what lies in the future is not told');
    assert.equal((await window(NOW + DAY_MS).read(ACCOUNT)).at.length, 2);
  });

  it('are shared by windows: none loses what another keeps, or keeps it twice', async () => {
    const windows = [window(), window(), window()];
    for (let place = 0; place < 30; place += 1) {
      await Promise.all(
        windows.map((each, which) =>
          each.record(ACCOUNT, sample(NOW - (90 - 3 * place - which) * MINUTE_MS, place + which / 4)),
        ),
      );
    }
    assert.equal((await kept()).length, 90);
    await windows[0]?.record(ACCOUNT, sample(NOW, 50));
    await windows[1]?.record(ACCOUNT, sample(NOW + MINUTE_MS, 50));
    assert.equal((await stat(file)).size, 91 * RECORD_BYTES);
  });

  it('tell accounts apart, and hold nothing but numbers', async () => {
    await window().record(ACCOUNT, sample(NOW, 5));
    await window().record('other', sample(NOW, 6));
    assert.deepEqual(await readdir(folder), [`${ACCOUNT}.samples`, 'other.samples']);
    assert.deepEqual(await readFile(file), Buffer.from(formatRecords([sample(NOW, 5)])));
  });

  it('are nowhere but in their folder', async () => {
    for (const id of ['../up', 'a/b', 'a\\b', '', '.', 'A1', 'a.b', 'x'.repeat(65)]) {
      await assert.rejects(window().record(id, sample(NOW, 5)), TypeError, id);
      await assert.rejects(window().read(id), TypeError, id);
      await assert.rejects(window().forget(id), TypeError, id);
    }
    assert.deepEqual(await readdir(parent), []);
  });

  it('go with their account, with all that was set aside, and no other goes', async () => {
    await writeYearOfSamples(folder, [ACCOUNT, `${ACCOUNT}x`], NOW);
    await writeFile(`${file}.0.damaged`, '?');
    await window().forget(ACCOUNT);
    assert.deepEqual(await readdir(folder), [`${ACCOUNT}x.samples`]);
    await rm(folder, { recursive: true });
    await window().forget(ACCOUNT);
  });

  it('lose no more than the record that was torn', async () => {
    const samples = [0, 1, 2, 3].map((place) => sample(NOW - (4 - place) * HOUR_MS, 9 - place));
    for (let left = 0; left < RECORD_BYTES; left += 1) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, formatRecords(samples.slice(0, 3)));
      await truncate(file, 2 * RECORD_BYTES + left);
      assert.deepEqual(await kept(), samples.slice(0, 2), `${left} bytes left`);
      assert.deepEqual(problems, []);
      await window().record(ACCOUNT, sample(NOW - HOUR_MS, 6));
      assert.deepEqual(await kept(), [...samples.slice(0, 2), samples[3]], `after ${left} bytes`);
      problems = [];
    }
  });

  it('are read around what is damaged, which is told once', async () => {
    await mkdir(folder, { recursive: true });
    const samples = [sample(NOW - HOUR_MS, 5), sample(NOW, 4)];
    const [one = Buffer.of(), other = Buffer.of()] = samples.map((each) => formatRecords([each]));
    const junk = Buffer.alloc(RECORD_BYTES, 'EGR');
    for (const pieces of [
      [junk, one, other],
      [one, junk.subarray(0, 3), other],
      [one, other.subarray(0, 10), other],
      [one, other, junk],
    ]) {
      problems = [];
      await writeFile(file, Buffer.concat(pieces));
      const files = window();
      await files.read(ACCOUNT);
      assert.deepEqual(samplesOf(await files.read(ACCOUNT)), samples);
      assert.deepEqual(problems, [{ file, reason: 'damaged' }]);
    }
  });

  it('are set aside, whole, where nothing can be read', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(file, 'something else entirely');
    await window().record(ACCOUNT, sample(NOW, 5));
    assert.deepEqual(await kept(), [sample(NOW, 5)]);
    const [problem, ...others] = problems;
    assert.deepEqual(others, []);
    assert.equal(problem?.reason, 'damaged');
    assert.match(problem.file, /\.damaged$/);
    assert.equal(await readFile(problem.file, 'utf8'), 'something else entirely');
  });

  it('are left as they are where a later release wrote to them', async () => {
    await mkdir(folder, { recursive: true });
    const later = Buffer.alloc(48, 7);
    later.write('EGRU\u0002', 'latin1');
    const content = Buffer.concat([formatRecords([sample(NOW - DAY_MS, 5)]), later]);
    await writeFile(file, content);
    const files = window();
    await files.record(ACCOUNT, sample(NOW, 4));
    assert.deepEqual(samplesOf(await files.read(ACCOUNT)), [sample(NOW - DAY_MS, 5)]);
    assert.deepEqual(await readFile(file), content);
    assert.deepEqual(problems, [{ file, reason: 'newerVersion' }]);
  });

  it('are thinned before they grow large: hours of the last year, days before', async () => {
    await mkdir(folder, { recursive: true });
    const minutely = Array.from({ length: MOST_KEPT - 50 }, (_, place) =>
      sample(NOW - (MOST_KEPT - place) * MINUTE_MS, place),
    );
    const old = Array.from({ length: 50 }, (_, place) =>
      sample(NOW - 500 * DAY_MS + place * HOUR_MS, 1e6 - place),
    );
    await writeFile(file, formatRecords([...old, ...minutely]));
    await window().record(ACCOUNT, sample(NOW, 0));
    const left = await kept();
    assert.ok(left.length <= 204 && left.length >= 203, `${left.length} left`);
    assert.deepEqual(left.at(-1), sample(NOW, 0));
    assert.deepEqual(left.at(-2), minutely.at(-1));
    assert.equal(left.filter(({ at }) => at < NOW - 366 * DAY_MS).length, 3);
    assert.equal((await stat(file)).size, left.length * RECORD_BYTES);
    assert.deepEqual(await readdir(folder), [`${ACCOUNT}.samples`]);
  });

  it('never grow beyond their bound, however many years they are kept', async () => {
    const year = yearOfSamples(NOW);
    await mkdir(folder, { recursive: true });
    const years = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0].flatMap((ago) =>
      year.map((each) => ({ ...each, at: each.at - ago * 365 * DAY_MS })),
    );
    await writeFile(file, formatRecords(years));
    await window().record(ACCOUNT, sample(NOW + MINUTE_MS, 0));
    assert.equal((await stat(file)).size, 10_000 * RECORD_BYTES);
    assert.deepEqual((await window(NOW + MINUTE_MS).read(ACCOUNT)).at.at(-1), NOW + MINUTE_MS);
  });

  it('are not thinned over what another window adds meanwhile', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(
      file,
      formatRecords(
        Array.from({ length: MOST_KEPT }, (_, place) => sample(NOW - (MOST_KEPT - place) * 1000, place)),
      ),
    );
    const added = sample(NOW - 2, 9);
    let looks = 0;
    const files = new SampleFiles({
      folder,
      now: () => {
        looks += 1;
        appendFileSync(file, formatRecords([added]));
        return NOW;
      },
      onProblem: () => assert.fail('no problem'),
    });
    await files.record(ACCOUNT, sample(NOW - 1, 8));
    assert.equal(looks, 1);
    const all = await kept();
    assert.equal(all.length, MOST_KEPT + 2);
    assert.ok(all.some(({ at }) => at === added.at));
    await window().record(ACCOUNT, sample(NOW, 7));
    assert.deepEqual((await kept()).slice(-1), [sample(NOW, 7)]);
    assert.ok((await kept()).length < 10);
  });

  it('reject where the disk refuses, and keep what comes after', async () => {
    await mkdir(join(parent, 'usage'));
    await writeFile(folder, 'a file in its place');
    const files = window();
    await assert.rejects(files.record(ACCOUNT, sample(NOW - 1, 5)), { code: /^(ENOTDIR|EEXIST)$/ });
    await rm(folder);
    await files.record(ACCOUNT, sample(NOW, 4));
    assert.deepEqual(await kept(), [sample(NOW, 4)]);
    await appendFile(file, formatRecords([sample(NOW + 1, 3)]));
    assert.equal((await window(NOW + 1).read(ACCOUNT)).at.length, 2);
  });
});
