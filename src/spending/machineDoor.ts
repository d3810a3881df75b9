import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Door } from './door.js';
import { newIntentId } from './journal/intentId.js';
import { Journal } from './journal/journal.js';
import { MemoryJournal } from './journal/memoryJournal.js';
import { SplitJournal } from './journal/splitJournal.js';
import { Locks } from './lock/locks.js';
import type { DoorPorts } from './ports.js';
import { SpendingDoor } from './spendingDoor.js';

/** The door of this machine: its journal and its locks are in `folder` (absolute), which all windows share. */
export function machineDoor(
  folder: string,
  { limits, onUnrecorded }: Pick<DoorPorts, 'limits' | 'onUnrecorded'>,
): { readonly door: Door; readonly sandbox: MemoryJournal } {
  const sandbox = new MemoryJournal();
  const locks = new Locks(join(folder, 'locks'));
  const door = new SpendingDoor({
    journal: new SplitJournal(new Journal(folder), sandbox),
    newId: newIntentId,
    lock: (name, options, work) => locks.withLock(name, options, work),
    clock: {
      now: Date.now,
      monotonicMs: () => performance.now(),
      wait: (ms, signal) => wait(ms, undefined, { signal }),
    },
    limits,
    onUnrecorded,
  });
  return { door, sandbox };
}
