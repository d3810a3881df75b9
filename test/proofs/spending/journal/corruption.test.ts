import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { IntentRecord } from '../../../../src/spending/intent.js';
import { newIntentId } from '../../../../src/spending/journal/intentId.js';
import { Journal } from '../../../../src/spending/journal/journal.js';
import { SpendingError } from '../../../../src/spending/result.js';
import type { IntentEvent } from '../../../../src/spending/ports.js';
import { anIntent, NOW, recordOf, REFUSED, RESENT } from '../../../unit/spending/journal/intents.js';
import { MemoryDisk } from './memoryDisk.js';

type Files = Map<string, Buffer>;
type Corruption = (files: Files) => void;

const FOLDER = '/storage/spending';
const UNKNOWN: IntentEvent = { kind: 'outcome', at: NOW, by: 'answer', outcome: { kind: 'unknown' } };
const HISTORIES: readonly (readonly IntentEvent[])[] = [[], [RESENT, UNKNOWN, RESENT], [UNKNOWN, REFUSED]];
const INTENTS = HISTORIES.map((_, i) => ({
  ...anIntent(newIntentId(NOW + i), 'trial'),
  before: { at: NOW },
}));

const place = fc.nat(1_000_000);
const aFile = (files: Files, at: number): [string, Buffer] => {
  const all = [...files];
  return all[at % all.length] ?? assert.fail();
};
const rewrite = (files: Files, at: number, change: (bytes: Buffer) => Uint8Array): void => {
  const [path, bytes] = aFile(files, at);
  files.set(path, Buffer.from(change(Buffer.from(bytes))));
};
const linesOf = (bytes: Buffer): string[] => bytes.toString('latin1').split(/(?<=\n)/);

const flip = fc
  .tuple(place, place, fc.integer({ min: 1, max: 255 }))
  .map(([file, at, mask]): Corruption => (files) => {
    rewrite(files, file, (bytes) => bytes.map((byte, i) => (i === at % bytes.length ? byte ^ mask : byte)));
  });
const cut = fc.tuple(place, place).map(([file, at]): Corruption => (files) => {
  rewrite(files, file, (bytes) => bytes.subarray(0, at % (bytes.length + 1)));
});
const insert = fc
  .tuple(
    place,
    place,
    fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.constantFrom(Buffer.from('\n'), Buffer.of(0x18))),
  )
  .map(([file, at, more]): Corruption => (files) => {
    rewrite(files, file, (bytes) => {
      const from = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, from), more, bytes.subarray(from)]);
    });
  });
const removeLine = fc.tuple(place, place).map(([file, at]): Corruption => (files) => {
  rewrite(files, file, (bytes) => {
    const lines = linesOf(bytes);
    lines.splice(at % lines.length, 1);
    return Buffer.from(lines.join(''), 'latin1');
  });
});
const swapLines = fc.tuple(place, place, place).map(([file, left, right]): Corruption => (files) => {
  rewrite(files, file, (bytes) => {
    const lines = linesOf(bytes);
    const [from, to] = [left % lines.length, right % lines.length];
    [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
    return Buffer.from(lines.join(''), 'latin1');
  });
});
/** A line of one file, or of an earlier place of the same, once more. */
const copyLine = fc.tuple(place, place, place, place).map(([from, line, file, at]): Corruption => (files) => {
  const source = linesOf(aFile(files, from)[1]);
  rewrite(files, file, (bytes) => {
    const lines = linesOf(bytes);
    lines.splice(at % (lines.length + 1), 0, source[line % source.length] ?? '');
    return Buffer.from(lines.join(''), 'latin1');
  });
});
const swapFiles = fc.tuple(place, place).map(([left, right]): Corruption => (files) => {
  const [[onePath, one], [otherPath, other]] = [aFile(files, left), aFile(files, right)];
  files.set(onePath, other).set(otherPath, one);
});
/** A file in both folders, whole in one of them or in both. */
const copyFile = fc.tuple(place, place).map(([file, at]): Corruption => (files) => {
  const [path, bytes] = aFile(files, file);
  const twin = path.includes('/open/')
    ? path.replace('/open/', '/ended/')
    : path.replace('/ended/', '/open/');
  files.set(twin, Buffer.from(bytes.subarray(0, at % 2 === 0 ? bytes.length : at % bytes.length)));
});
const renameFile = fc
  .tuple(place, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }))
  .map(([file, name]): Corruption => (files) => {
    const [path, bytes] = aFile(files, file);
    files.delete(path);
    files.set(`${FOLDER}/open/x${name.replaceAll('/', '')}`, bytes);
  });
const corruptions = fc.array(
  fc.oneof(flip, cut, insert, removeLine, swapLines, copyLine, swapFiles, copyFile, renameFile),
  { minLength: 1, maxLength: 3 },
);

/** The number of events that `record` shows of those that were written, if it shows a beginning of them. */
function shownEvents(record: IntentRecord): number | undefined {
  const i = INTENTS.findIndex(({ id }) => id === record.intent.id);
  const [intent, history] = [INTENTS[i], HISTORIES[i]];
  return intent && history
    ? [...Array(history.length + 1).keys()].findLast((count) =>
        isDeepStrictEqual(recordOf(intent, history.slice(0, count)), record),
      )
    : undefined;
}

describe('a journal that is corrupted', () => {
  let pristine: Files;
  const disk = new MemoryDisk({ file: true, folder: true });
  const journal = new Journal(FOLDER, disk);

  before(async () => {
    for (const [i, history] of HISTORIES.entries()) {
      const intent = INTENTS[i] ?? assert.fail();
      await journal.create(intent);
      for (const event of history) {
        await journal.append(intent.id, event);
      }
    }
    pristine = new Map([...disk.contents].map(([path, bytes]) => [path, Buffer.from(bytes)]));
    assert.equal(pristine.size, HISTORIES.length);
  });

  it('shows what was written, a beginning of it, or that it is damaged, in 10,000 states', async () => {
    const seen = { whole: 0, beginning: 0, damaged: 0 };
    await fc.assert(
      fc.asyncProperty(corruptions, async (some) => {
        const files = new Map(pristine);
        for (const corrupt of some) {
          corrupt(files);
        }
        disk.load(files);
        const { records, damaged } = await journal.records();
        for (const record of records) {
          const shown = shownEvents(record);
          assert.ok(shown !== undefined, 'a record that nobody wrote');
          seen[shown === historyOf(record).length ? 'whole' : 'beginning']++;
        }
        seen.damaged += damaged.length;
        const reported = new Set(damaged.map(({ file }) => basename(file)));
        for (const [path, bytes] of disk.contents) {
          const isShown = records.some(({ intent }) => path.includes(intent.id));
          assert.ok(isShown || reported.has(basename(path)), `${path} is neither shown nor reported`);
          // one that is settled may have been moved, as it was
          const same = [...files].some(
            ([other, written]) => basename(other) === basename(path) && Buffer.compare(written, bytes) === 0,
          );
          assert.ok(same, 'reading changed a file');
        }
      }),
      { numRuns: 10_000 },
    );
    assert.ok(seen.damaged > 5000 && seen.beginning > 500 && seen.whole > 5000, JSON.stringify(seen));
  }).timeout(30_000);

  it('takes one more event where it is whole, and is left alone where it is damaged', async () => {
    const seen = { appended: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(corruptions, fc.nat(HISTORIES.length - 1), async (some, i) => {
        const files = new Map(pristine);
        for (const corrupt of some) {
          corrupt(files);
        }
        disk.load(files);
        const { id } = INTENTS[i] ?? assert.fail();
        const before = (await journal.records()).records.find(({ intent }) => intent.id === id);
        const contents = disk.contents;
        try {
          await journal.append(id, RESENT);
        } catch (error) {
          assert.ok(before === undefined || error instanceof SpendingError);
          assert.deepEqual(disk.contents, contents);
          seen.refused++;
          return;
        }
        const after = (await journal.records()).records.find(({ intent }) => intent.id === id);
        assert.ok(before !== undefined);
        assert.deepEqual(after, { ...before, resentAt: [...before.resentAt, RESENT.at] });
        seen.appended++;
      }),
      { numRuns: 1000 },
    );
    assert.ok(seen.appended > 300 && seen.refused > 100, JSON.stringify(seen));
  }).timeout(30_000);

  function historyOf({ intent }: IntentRecord): readonly IntentEvent[] {
    return HISTORIES[INTENTS.findIndex(({ id }) => id === intent.id)] ?? [];
  }
});
