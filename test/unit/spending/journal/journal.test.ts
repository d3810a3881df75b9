import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EFFECT_KINDS } from '../../../../src/core/effects.js';
import { nodeFiles, type FilePort } from '../../../../src/spending/journal/files.js';
import { isIntentId, newIntentId } from '../../../../src/spending/journal/intentId.js';
import { Journal } from '../../../../src/spending/journal/journal.js';
import { formatLine } from '../../../../src/spending/journal/line.js';
import { SpendingError } from '../../../../src/spending/result.js';
import type { IntentEvent } from '../../../../src/spending/ports.js';
import { anIntent, DONE, NOT_DONE, NOW, recordOf, REFUSED, RESENT, UNKNOWN } from './intents.js';

const fails = (): Promise<never> => Promise.reject(new Error('ENOSPC'));

const fullDisk: FilePort = {
  ...nodeFiles,
  async create(file) {
    const opened = await nodeFiles.create(file);
    return { ...opened, write: (bytes) => opened.write(bytes.subarray(0, 40)).then(fails) };
  },
  async openToAppend(file) {
    const opened = await nodeFiles.openToAppend(file);
    return opened && { ...opened, write: (bytes) => opened.write(bytes.subarray(0, 40)).then(fails) };
  },
};

describe('the journal', () => {
  let root: string;
  let folder: string;
  let journal: Journal;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'egress-journal-'));
    folder = join(root, 'spending');
    journal = new Journal(folder);
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const inside = (part: string): string[] => readdirSync(join(folder, part)).sort();
  const fileOf = (part: string, id: string): string => join(folder, part, `${id}.jsonl`);

  async function created(...events: IntentEvent[]): Promise<string> {
    const intent = anIntent();
    await journal.create(intent);
    for (const event of events) {
      await journal.append(intent.id, event);
    }
    return intent.id;
  }

  it('gives back every kind of effect and every outcome exactly, the latest first', async () => {
    const expected = [];
    for (const [i, kind] of EFFECT_KINDS.entries()) {
      const intent = anIntent(newIntentId(NOW + i), kind);
      const events = [[], [RESENT, RESENT], [UNKNOWN], [UNKNOWN, DONE], [REFUSED], [NOT_DONE]][i % 6] ?? [];
      await journal.create(intent);
      for (const event of events) {
        await journal.append(intent.id, event);
      }
      expected.unshift(recordOf(intent, events));
    }
    assert.deepEqual(await journal.records(), { records: expected, damaged: [] });
    assert.deepEqual(await new Journal(folder).records(), { records: expected, damaged: [] });
  });

  it('gives back each price', async () => {
    for (const price of [
      { kind: 'free' },
      { kind: 'unknown' },
      { kind: 'exact', total: { units: -1n, scale: 0 } },
    ] as const) {
      const intent = { ...anIntent(), price };
      await journal.create(intent);
      const { records } = await journal.records();
      assert.deepEqual(records.find(({ intent: { id } }) => id === intent.id)?.intent, intent);
    }
  });

  it('gives back the odd numbers of a provider: half a gigabyte, the year 1 for no end', async () => {
    const intent = anIntent();
    const [yearOne, half] = [Date.parse('0001-01-01T00:00:00Z'), 0.5];
    const odd = {
      ...intent.before,
      until: yearOne,
      orders: [{ id: '79', type: 'resident', quantity: half, createdAt: yearOne }],
      purchases: [{ id: 't2', amount: { units: -1n, scale: 0 }, createdAt: yearOne }],
    };
    await journal.create({ ...intent, before: odd });
    await journal.append(intent.id, {
      kind: 'outcome',
      at: NOW,
      by: 'lists',
      outcome: { kind: 'unknown', after: odd },
    });
    const [record] = (await journal.records()).records;
    assert.deepEqual(record?.intent.before, odd);
    assert.deepEqual(record.outcome?.kind === 'unknown' && record.outcome.after, odd);
  });

  it('is empty where there is none yet, and makes no folder to find out', async () => {
    assert.deepEqual(await journal.records(), { records: [], damaged: [] });
    assert.ok(!existsSync(folder));
  });

  it('moves a record to the ended ones when its outcome is final', async () => {
    const [open, ended] = [await created(UNKNOWN), await created(UNKNOWN, DONE)];
    assert.deepEqual([inside('open'), inside('ended')], [[`${open}.jsonl`], [`${ended}.jsonl`]]);
  });

  it('moves a settled file that a crash left among the open ones', async () => {
    const stuck = new Journal(folder, { ...nodeFiles, rename: refusedInto('ended') });
    const { id } = anIntent();
    await stuck.create(anIntent(id));
    await stuck.append(id, DONE);
    assert.deepEqual(inside('open'), [`${id}.jsonl`]);
    assert.equal((await journal.records()).records.length, 1);
    assert.deepEqual([inside('open'), inside('ended')], [[], [`${id}.jsonl`]]);
  });

  it('adds what a person decides to a record that has ended', async () => {
    const id = await created(REFUSED);
    await journal.append(id, DONE);
    assert.deepEqual((await journal.records()).records, [recordOf(anIntent(id), [REFUSED, DONE])]);
  });

  it('loses none of what many append to one record at once', async () => {
    const id = await created();
    const windows = Array.from({ length: 8 }, () => new Journal(folder));
    const events = windows.map((_, i): IntentEvent => ({ kind: 'resent', at: NOW + i }));
    await Promise.all(windows.map((window, i) => window.append(id, events[i] ?? assert.fail())));
    const { records, damaged } = await journal.records();
    assert.deepEqual(damaged, []);
    assert.deepEqual(
      records[0]?.resentAt.toSorted(),
      events.map(({ at }) => at),
    );
  });

  it('ignores a last line that was cut off, wherever that was, and appends behind it', async () => {
    const id = await created(RESENT);
    const file = fileOf('open', id);
    const before = readFileSync(file);
    await journal.append(id, UNKNOWN);
    const whole = readFileSync(file);
    for (let length = before.length + 1; length < whole.length; length += 41) {
      writeFileSync(file, whole.subarray(0, length));
      assert.deepEqual((await journal.records()).records, [recordOf(anIntent(id), [RESENT])]);
      await journal.append(id, RESENT);
      await truncate(file, readFileSync(file).length - 1);
      await journal.append(id, UNKNOWN);
      const { records, damaged } = await journal.records();
      assert.deepEqual([records, damaged], [[recordOf(anIntent(id), [RESENT, UNKNOWN])], []]);
    }
  });

  it('is damaged where a line is missing, out of its place or behind bytes that nobody announced', async () => {
    const id = await created(RESENT, UNKNOWN);
    const file = fileOf('open', id);
    const [first = '', second = '', third = ''] = readFileSync(file, 'utf8').split(/(?<=\n)/);
    for (const text of [
      first + third,
      first + third + second,
      first + second + third.replace('0', '1'),
      `${first}junk\u0018${second}${third}`,
      `${first}junk\n${second}${third}`,
      second + third,
    ]) {
      writeFileSync(file, text);
      assert.deepEqual(await journal.records(), { records: [], damaged: [{ file, reason: 'damaged' }] });
    }
    writeFileSync(file, first + second + second + third);
    assert.deepEqual((await journal.records()).records, [recordOf(anIntent(id), [RESENT, UNKNOWN])]);
  });

  it('reports what it cannot read, and shows the rest', async () => {
    const good = await created();
    const bad = await created();
    writeFileSync(fileOf('open', bad), readFileSync(fileOf('open', bad)).subarray(0, 50));
    writeFileSync(join(folder, 'open', 'notes.jsonl'), 'mine');
    writeFileSync(join(folder, 'open', '.DS_Store'), 'not ours');
    const later = newIntentId(NOW);
    writeFileSync(fileOf('ended', later), formatLine({ schemaVersion: 2, thing: 1 }).bytes);
    const unreadable = newIntentId(NOW);
    mkdirSync(fileOf('ended', unreadable));
    const { records, damaged } = await journal.records();
    assert.deepEqual(records, [recordOf(anIntent(good), [])]);
    assert.deepEqual(
      new Set(damaged.map(({ file, reason }) => `${reason} ${file}`)),
      new Set([
        `damaged ${fileOf('open', bad)}`,
        `damaged ${join(folder, 'open', 'notes.jsonl')}`,
        `newer ${fileOf('ended', later)}`,
        `unreadable ${fileOf('ended', unreadable)}`,
      ]),
    );
    await assert.rejects(journal.append(bad, DONE), stop('damagedRecord', fileOf('open', bad)));
    await assert.rejects(journal.append(later, DONE), stop('newerRecord', fileOf('ended', later)));
    await assert.rejects(
      journal.append(unreadable, DONE),
      stop('journalUnreadable', fileOf('ended', unreadable)),
    );
  });

  it('reports a folder that is none', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'open'), '');
    assert.deepEqual(await journal.records(), {
      records: [],
      damaged: [{ file: join(folder, 'open'), reason: 'unreadable' }],
    });
    const intent = anIntent();
    await assert.rejects(journal.create(intent), stop('journalUnreadable', fileOf('open', intent.id)));
  });

  it('takes two files of one intent for one as long as they agree', async () => {
    const id = await created(UNKNOWN);
    const [open, ended] = [fileOf('open', id), fileOf('ended', id)];
    const shorter = readFileSync(open);
    await journal.append(id, DONE);
    writeFileSync(open, shorter);
    assert.deepEqual((await journal.records()).records, [recordOf(anIntent(id), [UNKNOWN, DONE])]);
    await rm(ended);
    await journal.append(id, REFUSED);
    const other = readFileSync(ended);
    writeFileSync(open, shorter);
    await rm(ended);
    await journal.append(id, DONE);
    writeFileSync(open, other);
    assert.deepEqual(await journal.records(), { records: [], damaged: [{ file: open, reason: 'damaged' }] });
  });

  it('sets aside what is damaged, byte for byte, and nothing else', async () => {
    const good = await created();
    const bad = await created();
    const file = fileOf('open', bad);
    for (const content of ['one', 'two']) {
      writeFileSync(file, content);
      await journal.setAside(file);
    }
    await journal.setAside(fileOf('open', good));
    writeFileSync(join(root, 'mine'), 'mine');
    await journal.setAside(join(root, 'mine'));
    await journal.setAside(join(folder, 'open', '..', '..', 'mine'));
    const aside = inside('quarantine').map((name) => readFileSync(join(folder, 'quarantine', name), 'utf8'));
    assert.deepEqual(aside.sort(), ['one', 'two']);
    assert.deepEqual(await journal.records(), { records: [recordOf(anIntent(good), [])], damaged: [] });
    assert.equal(readFileSync(join(root, 'mine'), 'utf8'), 'mine');
  });

  for (const [what, broken] of Object.entries(brokenDisks())) {
    it(`refuses an intent and leaves nothing behind when ${what}`, async () => {
      const intent = anIntent();
      const failing = new Journal(folder, broken);
      await assert.rejects(failing.create(intent), stop('journalUnwritable', fileOf('open', intent.id)));
      assert.deepEqual(inside('open'), []);
      assert.deepEqual(await journal.records(), { records: [], damaged: [] });
      await journal.create(intent);
      assert.equal((await journal.records()).records.length, 1);
    });
  }

  it('refuses an event when the disk is full, and takes the next one', async () => {
    const id = await created();
    const full = new Journal(folder, fullDisk);
    await assert.rejects(full.append(id, UNKNOWN), stop('journalUnwritable', fileOf('open', id)));
    await journal.append(id, DONE);
    assert.deepEqual((await journal.records()).records, [recordOf(anIntent(id), [DONE])]);
  });

  it('writes nothing that it could not read, and no intent twice', async () => {
    const intent = anIntent();
    for (const bad of [
      { ...intent, id: '../../evil' },
      { ...intent, at: -1 },
      { ...intent, at: Number.NaN },
      { ...intent, at: 1e18 },
      { ...intent, before: { at: 0.5 } },
    ]) {
      await assert.rejects(journal.create(bad), /read back/);
    }
    await journal.create(intent);
    await assert.rejects(journal.create(intent), /has an intent/);
    await assert.rejects(journal.append(intent.id, { kind: 'resent', at: 1e18 }), /read back/);
    await assert.rejects(journal.append('../../evil', DONE), /no intent/);
    await assert.rejects(journal.append(newIntentId(NOW), DONE), /no intent/);
    assert.deepEqual((await journal.records()).records, [recordOf(intent, [])]);
  });

  it('lets no key of a file reach a record that it does not know', async () => {
    const intent = anIntent();
    mkdirSync(join(folder, 'open'), { recursive: true });
    const poisoned = { ...intent, extra: 1, ['__proto__']: { isAdmin: true } };
    const text = JSON.stringify(poisoned, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    writeFileSync(
      fileOf('open', intent.id),
      formatLine({ schemaVersion: 1, intent: JSON.parse(text.replace('"extra"', '"__proto__"')) as unknown })
        .bytes,
    );
    assert.deepEqual(await journal.records(), { records: [recordOf(intent, [])], damaged: [] });
  });
});

describe('an intent’s id', () => {
  it('sorts by time and is no other file’s name', () => {
    const ids = [0, 1, 999, 1000, 86_400_000].map((ms) => newIntentId(NOW + ms));
    assert.deepEqual(ids.toSorted(), ids);
    assert.match(ids[0] ?? '', /^20261122T015358123Z-[0-9a-f]{8}$/);
    assert.ok(ids.every(isIntentId));
    for (const text of ['', 'new', '../x', `${ids[0] ?? ''}\n`, ` ${ids[0] ?? ''}`, `${ids[0] ?? ''}/..`]) {
      assert.ok(!isIntentId(text), text);
    }
  });
});

function stop(kind: string, file: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof SpendingError);
    assert.deepEqual(error.stop, { kind, file });
    return true;
  };
}

function refusedInto(part: string): FilePort['rename'] {
  return (from, to) =>
    to.includes(`/${part}/`) ? Promise.reject(new Error('EXDEV')) : nodeFiles.rename(from, to);
}

/** Disks that do half of what they are asked, and then refuse. */
function brokenDisks(): Record<string, FilePort> {
  return {
    'the disk is full': fullDisk,
    'a file cannot be synced': {
      ...nodeFiles,
      create: async (file) => ({ ...(await nodeFiles.create(file)), sync: fails }),
    },
    'the folder is read-only': { ...nodeFiles, create: fails },
    'a rename fails': { ...nodeFiles, rename: fails },
    'the folder cannot be synced': {
      ...nodeFiles,
      syncFolder: (synced) => (synced.endsWith('open') ? fails() : nodeFiles.syncFolder(synced)),
    },
  };
}
