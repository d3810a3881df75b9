import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Generations } from '../../../../src/spending/lock/generations.js';
import type { LockFiles } from '../../../../src/spending/lock/lockFiles.js';
import type { Processes } from '../../../../src/spending/lock/processes.js';

const KEY = 'k';

/** A folder in memory. Where there are no links, a file is empty at first. */
class MemoryFolder implements LockFiles {
  readonly files = new Map<string, string>();

  constructor(private readonly step: <T>(act: () => T) => Promise<T>) {}

  names(): Promise<readonly string[]> {
    return this.step(() => [...this.files.keys()]);
  }

  read(name: string): Promise<string | undefined> {
    return this.step(() => this.files.get(name));
  }

  create(name: string, text: string): Promise<boolean> {
    return this.step(() => !this.files.has(name) && this.files.set(name, text).has(name));
  }

  overwrite(name: string, text: string): Promise<void> {
    return this.step(() => {
      const content = this.files.get(name);
      assert.ok(content !== undefined);
      this.files.set(name, text + content.slice(text.length));
    });
  }

  remove(name: string): Promise<void> {
    return this.step(() => {
      this.files.delete(name);
    });
  }
}

/** As on a file system without links: others see the file before it says whose it is. */
class LinklessFolder extends MemoryFolder {
  override async create(name: string, text: string): Promise<boolean> {
    if (!(await super.create(name, ''))) {
      return false;
    }
    await super.overwrite(name, text);
    return true;
  }
}

function contender(files: LockFiles, pid: number, dead: ReadonlySet<number>, now: () => number): Generations {
  const processes: Processes = {
    self: () => Promise.resolve({ pid, host: 'h' }),
    isGone: (other) => Promise.resolve(dead.has(other.pid)),
  };
  return new Generations(KEY, { files, processes, now });
}

const plan = fc.array(fc.constantFrom<'work' | 'die'>('work', 'work', 'work', 'die'), {
  minLength: 1,
  maxLength: 14,
});

/** Contenders whose every step on the folder comes in an order of the scheduler's choice. */
function property(Folder: typeof MemoryFolder) {
  return fc.asyncProperty(
    fc.scheduler(),
    fc.array(plan, { minLength: 2, maxLength: 4 }),
    fc.nat(11),
    fc.integer({ min: 1, max: 6000 }),
    async (scheduler, plans, earlier, tickMs) => {
      let nowMs = 0;
      const act = scheduler.scheduleFunction((run: () => void) => {
        nowMs += tickMs;
        run();
        return Promise.resolve();
      });
      const folder = new Folder(async (run) => {
        let result: { readonly value: ReturnType<typeof run> } | undefined;
        await act(() => {
          result = { value: run() };
        });
        assert.ok(result);
        return result.value;
      });
      if (earlier > 0) {
        folder.files.set(`${KEY}.${earlier}`, 'free {}');
      }
      const dead = new Set<number>();
      let holder: number | undefined;
      const live = async (pid: number, ends: readonly ('work' | 'die')[]): Promise<void> => {
        const lock = contender(folder, pid, dead, () => nowMs);
        for (const end of ends) {
          const generation = await lock.tryAcquire();
          if (generation === undefined) {
            continue;
          }
          assert.equal(holder, undefined, 'two hold the lock');
          holder = pid;
          await act(() => undefined);
          holder = undefined;
          if (end === 'die') {
            dead.add(pid);
            return;
          }
          await lock.release(generation);
        }
      };
      await scheduler.waitFor(Promise.all(plans.map((ends, i) => live(i + 1, ends))));
      // Whatever happened, who comes next gets it once all others are gone.
      for (const pid of plans.keys()) {
        dead.add(pid + 1);
      }
      const next = contender(folder, 99, dead, () => (nowMs += 10_000));
      const attempts = scheduler.waitFor(
        next.tryAcquire().then(async (generation) => generation ?? (await next.tryAcquire())),
      );
      assert.notEqual(await attempts, undefined);
    },
  );
}

describe('the generations of a lock', () => {
  for (const [where, Folder] of Object.entries({
    'with links': MemoryFolder,
    'without links': LinklessFolder,
  })) {
    it(`have one holder at a time, in every order of steps, on a disk ${where}`, async () => {
      await fc.assert(property(Folder), { numRuns: 300 });
    }).timeout(30_000);
  }

  it('do not follow from a listing that is old', async () => {
    let resume = (): void => undefined;
    const pause = new Promise<void>((resolve) => {
      resume = resolve;
    });
    const folder = new MemoryFolder((act) => Promise.resolve(act()));
    const shared: LockFiles = folder;
    const slowView: LockFiles = {
      names: () => shared.names(),
      read: async (name) => {
        const text = await shared.read(name);
        await pause;
        return text;
      },
      create: (name, text) => shared.create(name, text),
      overwrite: (name, text) => shared.overwrite(name, text),
      remove: (name) => shared.remove(name),
    };
    const quick = contender(shared, 1, new Set(), () => 0);
    const stale = contender(slowView, 2, new Set(), () => 0);
    const first = await quick.tryAcquire();
    assert.equal(first, 1);
    await quick.release(first);
    const attempt = stale.tryAcquire();
    for (let generation = 2; generation < 30; generation++) {
      assert.equal(await quick.tryAcquire(), generation);
      if (generation < 29) {
        await quick.release(generation);
      }
    }
    assert.ok(!folder.files.has('k.2'), 'the generation that the stale one makes was removed');
    resume();
    assert.equal(await attempt, undefined);
    assert.ok(folder.files.size < 12);
  });
});
