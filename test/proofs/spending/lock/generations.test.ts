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

  it('do not follow from listings that are old, nor one old listing from what another left', async () => {
    const folder = new MemoryFolder((act) => Promise.resolve(act()));
    const quick = contender(folder, 1, new Set(), () => 0);
    /** Has read that the latest generation is free, and goes on when told. */
    const stale = (pid: number): (() => Promise<number | undefined>) => {
      let resume = (): void => undefined;
      const paused = new Promise<void>((resolve) => {
        resume = resolve;
      });
      const view: LockFiles = {
        names: () => folder.names(),
        read: async (name) => {
          const text = await folder.read(name);
          await paused;
          return text;
        },
        create: (name, text) => folder.create(name, text),
        overwrite: (name, text) => folder.overwrite(name, text),
        remove: (name) => folder.remove(name),
      };
      const attempt = contender(view, pid, new Set(), () => 0).tryAcquire();
      return () => {
        resume();
        return attempt;
      };
    };
    const turn = async (generation: number): Promise<void> => {
      assert.equal(await quick.tryAcquire(), generation);
      await quick.release(generation);
    };
    await turn(1);
    const first = stale(2);
    await Promise.resolve();
    await turn(2);
    const second = stale(3);
    for (let generation = 3; generation < 29; generation++) {
      await turn(generation);
    }
    assert.equal(await quick.tryAcquire(), 29);
    assert.ok(!folder.files.has('k.2') && !folder.files.has('k.3'));
    assert.equal(await first(), undefined);
    assert.ok(folder.files.has('k.2'), 'what the first one left');
    assert.equal(await second(), undefined);
    assert.ok(folder.files.size < 12);
  });

  it('leave the lock to one that was slow to say whose its file is', async () => {
    const folder = new MemoryFolder((act) => Promise.resolve(act()));
    let isLate = true;
    const linkless: LockFiles = {
      names: () => folder.names(),
      read: (name) => folder.read(name),
      async create(name, text) {
        // While this one makes its file, the maker of the one before writes its own.
        if (isLate) {
          isLate = false;
          folder.files.set('k.1', 'held {"pid":2,"host":"h"}');
        }
        return folder.create(name, text);
      },
      overwrite: (name, text) => folder.overwrite(name, text),
      remove: (name) => folder.remove(name),
    };
    folder.files.set('k.1', '');
    let nowMs = 0;
    const hasty = contender(linkless, 1, new Set(), () => (nowMs += 3000));
    assert.equal(await hasty.tryAcquire(), undefined);
    assert.equal(await hasty.tryAcquire(), undefined);
    assert.ok(folder.files.has('k.2'), 'it was hasty');
    const third = contender(folder, 3, new Set(), () => 0);
    assert.equal(await third.tryAcquire(), undefined, 'what the hasty one left does not hide the holder');
    await folder.overwrite('k.1', 'free ');
    assert.equal(await third.tryAcquire(), 3);
  });

  it('wait a while for the maker of an empty file', async () => {
    const folder = new MemoryFolder((act) => Promise.resolve(act()));
    folder.files.set('k.7', '');
    let nowMs = 0;
    const lock = contender(folder, 1, new Set(), () => nowMs);
    for (nowMs of [0, 2000, 4999]) {
      assert.equal(await lock.tryAcquire(), undefined);
    }
    nowMs = 5000;
    assert.equal(await lock.tryAcquire(), 8);
  });
});
