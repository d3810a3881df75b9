import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseAccountFile, formatAccountFile } from '../../../src/accounts/accountFile.js';
import { AccountFiles, type FileProblem } from '../../../src/accounts/store.js';

const GOOD = {
  id: 'aaaaaaaaaaaa',
  provider: 'gateway',
  label: 'Scraping EU 🚀',
  baseUrl: 'https://gw.example.com/api',
  createdAt: 1_700_000_000_000,
  keyStoredAt: 1_700_000_000_001,
  isSandbox: false,
} as const;
const GOOD_TEXT = formatAccountFile(GOOD);
const GOOD_BYTES = Buffer.from(GOOD_TEXT);

const cut = fc.nat(GOOD_BYTES.length - 1).map((length) => GOOD_BYTES.subarray(0, length));
const flipped = fc
  .array(fc.tuple(fc.nat(GOOD_BYTES.length - 1), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((flips) => {
    const bytes = Buffer.from(GOOD_BYTES);
    for (const [at, mask] of flips) {
      bytes[at] = (bytes[at] ?? 0) ^ mask;
    }
    return bytes;
  });
const spliced = fc
  .tuple(fc.nat(GOOD_BYTES.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }))
  .map(([at, length, bytes]) =>
    Buffer.concat([GOOD_BYTES.subarray(0, at), bytes, GOOD_BYTES.subarray(at + length)]),
  );
const otherJson = fc.json().map((text) => Buffer.from(text));
const damaged = fc.oneof(cut, flipped, spliced, otherJson, fc.uint8Array({ maxLength: 300 }));

describe('account files that are damaged', () => {
  let root: string;
  let folder: string;
  let files: AccountFiles;
  let problems: FileProblem[];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'egress-files-'));
    folder = join(root, 'accounts');
    files = new AccountFiles(folder);
    problems = [];
    files.onProblem((problem) => problems.push(problem));
  });

  afterEach(async () => {
    files.dispose();
    await rm(root, { recursive: true, force: true });
  });

  function put(id: string, content: string | Uint8Array): string {
    const file = join(folder, `${id}.json`);
    writeFileSync(file, content);
    return file;
  }

  it('read back as they were written', async () => {
    await files.write(GOOD);
    assert.deepEqual(await files.all(), [GOOD]);
    assert.deepEqual(problems, []);
  });

  it('are moved aside byte for byte and reported, and hide no other account', async () => {
    await files.write(GOOD);
    put('bbbbbbbbbbbb', '{"schemaVersion": 1, "label": "half a fi');
    assert.deepEqual(await files.all(), [GOOD]);
    assert.equal(problems.length, 1);
    const [problem] = problems;
    assert.equal(problem?.reason, 'corrupt');
    assert.equal(readFileSync(problem.file, 'utf8'), '{"schemaVersion": 1, "label": "half a fi');
    assert.match(problem.file, /quarantine[\\/]bbbbbbbbbbbb\.[0-9a-f]{16}\.json$/);
    assert.deepEqual(readdirSync(folder).sort(), ['aaaaaaaaaaaa.json', 'quarantine']);
  });

  it('never replace each other in the quarantine', async () => {
    for (const content of ['one', 'two', 'one']) {
      put('bbbbbbbbbbbb', content);
      await files.all();
    }
    const quarantine = join(folder, 'quarantine');
    const kept = readdirSync(quarantine).map((name) => readFileSync(join(quarantine, name), 'utf8'));
    assert.deepEqual(kept.sort(), ['one', 'two']);
  });

  it('stay where they are when a later release wrote them, and are reported once', async () => {
    const later = [
      GOOD_TEXT.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      '{"schemaVersion": 7}',
      GOOD_TEXT.replace('gateway', 'aSixthProvider'),
    ];
    const paths = later.map((text, i) => put(`later000000${i}`, text));
    for (let round = 0; round < 3; round++) {
      assert.deepEqual(await files.all(), []);
    }
    assert.deepEqual(
      paths.map((path) => readFileSync(path, 'utf8')),
      later,
    );
    assert.deepEqual(
      problems.map(({ file, reason }) => `${reason} ${file}`).sort(),
      paths.map((path) => `newerVersion ${path}`),
    );
  });

  it('are left alone when they cannot be read, or are not named like ours', async () => {
    mkdirSync(join(folder, 'cccccccccccc.json'));
    put('notes', 'mine');
    put('AAAAAAAAAAAA', 'mine');
    assert.deepEqual(await files.all(), []);
    assert.deepEqual(problems, [{ file: join(folder, 'cccccccccccc.json'), reason: 'unreadable' }]);
    assert.deepEqual(readdirSync(folder).sort(), ['AAAAAAAAAAAA.json', 'cccccccccccc.json', 'notes.json']);
  });

  it('stay where they are when the quarantine cannot be made', async () => {
    const file = put('bbbbbbbbbbbb', 'one');
    writeFileSync(join(folder, 'quarantine'), 'in the way');
    assert.deepEqual(await files.all(), []);
    assert.deepEqual(problems, [{ file, reason: 'corrupt' }]);
    assert.equal(readFileSync(file, 'utf8'), 'one');
  });

  it('are none in a folder that is gone or no folder', async () => {
    rmSync(folder, { recursive: true });
    assert.deepEqual(await files.all(), []);
    assert.deepEqual(problems, []);
    writeFileSync(folder, '');
    assert.deepEqual(await files.all(), []);
    assert.deepEqual(problems, [{ file: folder, reason: 'unreadable' }]);
  });

  it('are refused for each broken field', () => {
    const good = JSON.parse(GOOD_TEXT) as Record<string, unknown>;
    for (const [field, values] of Object.entries({
      schemaVersion: [undefined, null, 0, -1, 1.5, '1', true],
      provider: [undefined, null, 3],
      label: [undefined, null, 3],
      baseUrl: [undefined, 3, '', 'gw.example.com', 'http://gw.example.com', 'https://u:p@gw.example.com'],
      createdAt: [undefined, null, '3', -1],
      keyStoredAt: [null, '3', -1],
    })) {
      for (const value of values) {
        const text = JSON.stringify({ ...good, [field]: value });
        assert.equal(parseAccountFile('aaaaaaaaaaaa', Buffer.from(text)), 'corrupt', text);
      }
    }
  });

  it('are refused when they are not UTF-8, rather than read with another label', () => {
    const at = GOOD_BYTES.indexOf('Scraping');
    const bytes = Buffer.from(GOOD_BYTES);
    bytes[at] = 0xff;
    assert.equal(parseAccountFile(GOOD.id, bytes), 'corrupt');
  });

  it('do not come from a writer who is still writing', async () => {
    for (let round = 0; round < 100; round++) {
      const label = String(round).repeat(50_000);
      await Promise.all([files.write({ ...GOOD, label }), files.all(), files.all()]);
    }
    assert.deepEqual(problems, []);
    assert.deepEqual(readdirSync(folder), [`${GOOD.id}.json`]);
  });

  it('are read, refused or left to a later release, and never make a read throw', () => {
    const outcomes = { read: 0, corrupt: 0, newerVersion: 0 };
    fc.assert(
      fc.property(damaged, (bytes) => {
        const parsed = parseAccountFile(GOOD.id, bytes);
        if (typeof parsed === 'string') {
          outcomes[parsed]++;
        } else {
          outcomes.read++;
          assert.deepEqual(parseAccountFile(GOOD.id, Buffer.from(formatAccountFile(parsed))), parsed);
        }
      }),
      { numRuns: 10_000 },
    );
    assert.ok(outcomes.corrupt > 5000 && outcomes.read > 50, JSON.stringify(outcomes));
  });

  it('keep every byte, in the folder or in the quarantine', async () => {
    const states = fc.sample(damaged, 1000);
    const contents = new Map(states.map((bytes, i) => [`state${String(i).padStart(7, '0')}`, bytes]));
    for (const [id, bytes] of contents) {
      put(id, bytes);
    }
    await files.all();
    const aside = readdirSync(join(folder, 'quarantine'));
    const keptAside = new Map(aside.map((name) => [name.slice(0, 12), join(folder, 'quarantine', name)]));
    for (const [id, bytes] of contents) {
      const isCorrupt = parseAccountFile(id, bytes) === 'corrupt';
      const kept = isCorrupt ? keptAside.get(id) : join(folder, `${id}.json`);
      assert.ok(kept !== undefined && readFileSync(kept).equals(bytes), id);
    }
    assert.equal(problems.filter(({ reason }) => reason === 'corrupt').length, aside.length);
  });
});
