import { join } from 'node:path';
import { newIntentId } from '../../src/spending/journal/intentId.js';
import { nodeFiles, type FilePort } from '../../src/spending/journal/files.js';
import { Journal } from '../../src/spending/journal/journal.js';
import { Locks } from '../../src/spending/lock/locks.js';
import type { DoorPorts, SpendingClock } from '../../src/spending/ports.js';
import { SpendingDoor } from '../../src/spending/spendingDoor.js';

export interface WindowOptions {
  /** Shared with the other windows of the machine. */
  readonly folder: string;
  readonly clock: SpendingClock;
  readonly files?: FilePort;
  readonly wrapLock?: (lock: DoorPorts['lock']) => DoorPorts['lock'];
}

/** Takes a lock away: what a control shows to be missed. */
export const withoutLock: DoorPorts['lock'] = (_name, _options, work) => work();

/** A door as a window of the editor has it: the real journal and the real lock over the machine's folder. */
export function openWindow({
  folder,
  clock,
  files = nodeFiles,
  wrapLock = (lock) => lock,
}: WindowOptions): SpendingDoor {
  const locks = new Locks(join(folder, 'locks'));
  return new SpendingDoor({
    journal: new Journal(join(folder, 'journal'), files),
    newId: newIntentId,
    lock: wrapLock((name, options, work) => locks.withLock(name, options, work)),
    clock,
    limits: () => ({}),
    onUnrecorded: (_intent, error) => {
      throw error;
    },
  });
}
