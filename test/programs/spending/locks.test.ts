import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpendingError } from '../../../src/spending/result.js';
import { Locks } from '../../../src/spending/lock/locks.js';

const SCRIPT = join(import.meta.dirname, 'holdLock.ts');
const NAME = 'https://api.example.com';
const { signal } = new AbortController();

describe('a lock between processes', () => {
  let folder: string;
  let children: ChildProcess[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egress-locks-'));
    children = [];
  });

  afterEach(async () => {
    for (const child of children) {
      child.kill('SIGKILL');
    }
    await rm(folder, { recursive: true, force: true });
  });

  function start(...args: string[]): ChildProcess {
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  }

  async function holder(): Promise<ChildProcess> {
    const child = start('hold', folder, NAME);
    assert.ok(child.stdout);
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => assert.fail('it ended before it held the lock')),
    ]);
    return child;
  }

  it('lets four of them work one after the other, fifty times each', async () => {
    const file = join(folder, 'count');
    writeFileSync(file, '0');
    const ends = Array.from({ length: 4 }, () => once(start('count', folder, NAME, file, '50'), 'exit'));
    assert.deepEqual(await Promise.all(ends), Array(4).fill([0, null]));
    assert.equal(readFileSync(file, 'utf8'), '200');
  }).timeout(120_000);

  it('passes on when its holder is killed', async () => {
    const child = await holder();
    const waiting = new Locks(folder).withLock(NAME, { signal, limitMs: 30_000 }, () =>
      Promise.resolve(performance.now()),
    );
    const killedAt = performance.now();
    child.kill('SIGKILL');
    assert.ok((await waiting) - killedAt < 1000);
  }).timeout(60_000);

  it('stays with a holder that is stopped', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const child = await holder();
    child.kill('SIGSTOP');
    const work = (): Promise<never> => assert.fail('it was robbed');
    await assert.rejects(
      new Locks(folder).withLock(NAME, { signal, limitMs: 700 }, work),
      (error) => error instanceof SpendingError && error.stop.kind === 'busy',
    );
  }).timeout(60_000);
});
