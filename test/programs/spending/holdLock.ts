// Child of locks.test.ts. `count FOLDER NAME FILE TIMES`: adds one to the number in FILE, so many times.
// `hold FOLDER NAME`: holds the lock until it is killed.
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Locks } from '../../../src/spending/lock/locks.js';

const [, , mode, folder = '', name = '', file = '', times = ''] = process.argv;
const locks = new Locks(folder);
const { signal } = new AbortController();

async function hold(): Promise<void> {
  await locks.withLock(name, { signal }, async () => {
    process.stdout.write('held');
    await wait(60_000);
  });
}

async function count(): Promise<void> {
  for (let round = 0; round < Number(times); round++) {
    await locks.withLock(name, { signal }, async () => {
      const before = Number(readFileSync(file, 'utf8'));
      await wait(1);
      writeFileSync(file, String(before + 1));
    });
  }
}

void (mode === 'hold' ? hold() : count());
