import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { lockFolder } from '../../../../src/spending/lock/lockFiles.js';
import { Locks } from '../../../../src/spending/lock/locks.js';
import { thisMachine } from '../../../../src/spending/lock/processes.js';
import { SpendingError } from '../../../../src/spending/result.js';

const { signal } = new AbortController();
const nothing = (): Promise<void> => Promise.resolve();

describe('a lock', () => {
  let folder: string;
  let locks: Locks;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'egress-locks-')), 'locks');
    locks = new Locks(folder);
  });

  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  /** Takes the lock; `leave` gives it back. */
  async function held(by: Locks, name = 'a'): Promise<{ leave: () => void; done: Promise<void> }> {
    return new Promise((resolve, reject) => {
      const done = by.withLock(
        name,
        { signal },
        () =>
          new Promise<void>((leave) => {
            resolve({ leave, done: Promise.resolve().then(() => done) });
          }),
      );
      done.catch(reject);
    });
  }

  it('gives what the work gives, and is free again when it fails', async () => {
    await assert.rejects(
      locks.withLock('a', { signal }, () => Promise.reject(new Error('mine'))),
      /mine/,
    );
    assert.equal(await locks.withLock('a', { signal, limitMs: 5000 }, () => Promise.resolve(3)), 3);
  });

  it('serves a window in the order of asking, and tells those that wait', async () => {
    const order: number[] = [];
    const waited: number[] = [];
    await Promise.all(
      [0, 1, 2, 3].map((i) =>
        locks.withLock('a', { signal, onWait: () => waited.push(i) }, async () => {
          await nothing();
          order.push(i);
        }),
      ),
    );
    assert.deepEqual(
      [order, waited],
      [
        [0, 1, 2, 3],
        [1, 2, 3],
      ],
    );
  });

  it('keeps another window out and lets other names in', async () => {
    const { leave, done } = await held(locks);
    const other = new Locks(folder);
    await assert.rejects(other.withLock('a', { signal, limitMs: 150 }, nothing), isBusy);
    await other.withLock('b', { signal, limitMs: 5000 }, nothing);
    let waits = 0;
    const waiting = other.withLock('a', { signal, onWait: () => waits++ }, () => Promise.resolve('in'));
    leave();
    await done;
    assert.equal(await waiting, 'in');
    assert.ok(waits <= 1);
  });

  it('is waited for no longer than the signal allows, in the queue and at the folder', async () => {
    const { leave, done } = await held(locks);
    for (const where of [locks, new Locks(folder)]) {
      const abort = new AbortController();
      const onWait = (): void => {
        abort.abort(new Error('enough'));
      };
      await assert.rejects(where.withLock('a', { signal: abort.signal, onWait }, nothing), /enough/);
    }
    await assert.rejects(locks.withLock('a', { signal, limitMs: 50 }, nothing), isBusy);
    await assert.rejects(
      locks.withLock('b', { signal: AbortSignal.abort(new Error('enough')) }, nothing),
      /enough/,
    );
    leave();
    await done;
    await locks.withLock('a', { signal, limitMs: 5000 }, nothing);
  });

  it('leaves few files behind, none of them named after what is locked', async () => {
    for (let i = 0; i < 30; i++) {
      await locks.withLock('../https://api.example.com', { signal }, nothing);
    }
    const names = readdirSync(folder);
    assert.ok(names.length <= 9 && names.every((name) => /^[0-9a-f]{32}\.\d+$/.test(name)), names.join());
  });

  it('works where files cannot be linked', async () => {
    const linkless = (): Locks =>
      new Locks(
        folder,
        lockFolder(folder, () => Promise.reject(new Error('EPERM'))),
      );
    const { leave, done } = await held(linkless());
    await assert.rejects(linkless().withLock('a', { signal, limitMs: 150 }, nothing), isBusy);
    await assert.rejects(locks.withLock('a', { signal, limitMs: 150 }, nothing), isBusy);
    leave();
    await done;
    await linkless().withLock('a', { signal, limitMs: 5000 }, nothing);
  });

  it('says which folder it cannot use', async () => {
    writeFileSync(folder, '');
    await assert.rejects(
      locks.withLock('a', { signal }, nothing),
      (error) =>
        error instanceof SpendingError &&
        error.stop.kind === 'journalUnwritable' &&
        error.stop.file === folder,
    );
  });

  it('is held by a process with another start, boot or host as that tells', async function () {
    const self = await thisMachine.self();
    if (self.boot === undefined) {
      this.skip();
    }
    const { leave, done } = await held(locks);
    const [file = ''] = readdirSync(folder);
    const text = readFileSync(join(folder, file), 'utf8');
    assert.deepEqual(JSON.parse(text.slice('held '.length)), self);
    leave();
    await done;
    for (const [change, isGone] of [
      [{}, false],
      [{ startTime: '1' }, true],
      [{ boot: 'earlier' }, true],
      [{ boot: 'earlier', host: 'another' }, false],
      [{ pidNamespace: 'another', pid: 4_000_000 }, false],
      [{ pid: 4_000_000 }, true],
    ] as const) {
      assert.equal(await thisMachine.isGone({ ...self, ...change }), isGone, JSON.stringify(change));
    }
  });
});

function isBusy(error: unknown): boolean {
  return error instanceof SpendingError && error.stop.kind === 'busy' && isAbsolute(error.stop.folder);
}
