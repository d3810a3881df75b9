import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Intent } from '../../../../src/spending/intent.js';
import { newIntentId } from '../../../../src/spending/journal/intentId.js';
import { Journal } from '../../../../src/spending/journal/journal.js';
import type { IntentEvent } from '../../../../src/spending/ports.js';
import { anIntent, DONE, NOW, recordOf, RESENT, UNKNOWN } from '../../../unit/spending/journal/intents.js';
import { MemoryDisk } from './memoryDisk.js';

const IDS = [0, 1, 2].map((i) => newIntentId(NOW + i));

interface Life {
  /** Creates the intent first where there is none of this id. */
  readonly actions: readonly { readonly id: string; readonly event: IntentEvent }[];
  /** Operations of the disk until the power is cut. */
  readonly steps: number;
}

/** What was asked of the journal, and how much of it was promised. */
interface Asked {
  readonly intent: Intent;
  readonly events: IntentEvent[];
  isCreated: boolean;
  promised: number;
}

const life: fc.Arbitrary<Life> = fc.record({
  actions: fc.array(
    fc.record({
      id: fc.constantFrom(...IDS),
      event: fc.constantFrom(RESENT, UNKNOWN, RESENT, UNKNOWN, DONE),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  steps: fc.nat(70),
});
const loss = fc.infiniteStream(fc.nat(1000));

async function live({ actions, steps }: Life, disk: MemoryDisk, asked: Map<string, Asked>): Promise<void> {
  const journal = new Journal('/storage/spending', disk);
  disk.stepsLeft = steps;
  for (const { id, event } of actions) {
    let one = asked.get(id);
    if (one === undefined) {
      one = { intent: anIntent(id, 'rotateNow'), events: [], isCreated: false, promised: 0 };
      asked.set(id, one);
      await journal.create(one.intent);
      one.isCreated = true;
    }
    one.events.push(event);
    await journal.append(id, event);
    one.promised = one.events.length;
  }
}

/** After a power cut the journal holds what it promised, perhaps more of what was asked, and nothing else. */
async function check(disk: MemoryDisk, asked: Map<string, Asked>): Promise<void> {
  const { records, damaged } = await new Journal('/storage/spending', disk).records();
  assert.deepEqual(damaged, []);
  for (const record of records) {
    assert.ok(asked.has(record.intent.id));
  }
  for (const [id, one] of asked) {
    const record = records.find(({ intent }) => intent.id === id);
    if (record === undefined) {
      assert.ok(!one.isCreated, 'a promised intent is lost');
      asked.delete(id);
      continue;
    }
    one.isCreated = true;
    const count = [...Array(one.events.length + 1).keys()].findLast((length) =>
      isDeepStrictEqual(recordOf(one.intent, one.events.slice(0, length)), record),
    );
    assert.ok(count !== undefined, 'a record nobody wrote');
    assert.ok(count >= one.promised, 'a promised event is lost');
    one.events.splice(count);
    one.promised = count;
  }
}

function property(honours: { readonly file: boolean; readonly folder: boolean }) {
  return fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 3 }), loss, async (lives, losses) => {
    const disk = new MemoryDisk(honours);
    await disk.makeFolder('/storage');
    await disk.syncFolder('/');
    const asked = new Map<string, Asked>();
    const next = (): number => Number(losses.next().value);
    for (const one of lives) {
      await live(one, disk, asked).catch((error: unknown) => {
        if (disk.stepsLeft >= 0) {
          throw error;
        }
      });
      disk.restart({
        isKept: () => next() % 2 === 0,
        keptBytes: (of) => next() % (of + 1),
        isZeroed: () => next() % 3 === 0,
      });
      await check(disk, asked);
    }
  });
}

describe('the journal when the power is cut', () => {
  it('keeps every intent and event that it promised, whatever else is lost', async () => {
    await fc.assert(property({ file: true, folder: true }), { numRuns: 400 });
  }).timeout(30_000);

  it('would lose some if files were not synced', async () => {
    const { failed } = await fc.check(property({ file: false, folder: true }), {
      numRuns: 400,
      endOnFailure: true,
    });
    assert.ok(failed);
  });

  it('would lose some if folders were not synced', async () => {
    const { failed } = await fc.check(property({ file: true, folder: false }), {
      numRuns: 400,
      endOnFailure: true,
    });
    assert.ok(failed);
  });
});
