import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gitState } from '../../../../src/ui/editor/git.js';

/** The hook is a shell script. */
const onPosix = process.platform === 'win32' ? it.skip : it;

describe('what git would do with a file', () => {
  let folder: string;
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
  const put = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const state = (name = '.env', program?: string) => gitState(path.join(folder, name), program);

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'egress-git-')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is nothing outside a repository', async () => {
    put('.env', 'A=1\n');
    assert.equal(await state(), 'none');
  });

  it('would commit a file that no rule ignores, whether it exists yet or not', async () => {
    git('init');
    assert.equal(await state(), 'exposed');
    put('.env', 'A=1\n');
    assert.equal(await state(), 'exposed');
  });

  it('never commits what .gitignore names, here or in a parent folder', async () => {
    git('init');
    put('.gitignore', '.env\n');
    put('deep/in/here.txt', '');
    assert.equal(await state(), 'ignored');
    assert.equal(await state('deep/in/.env'), 'ignored');
  });

  it('heeds a later rule that takes the file back in', async () => {
    git('init');
    put('.gitignore', '.env\n');
    put('app/.gitignore', '!.env\n');
    assert.equal(await state('app/.env'), 'exposed');
  });

  it('commits a tracked file even where a rule ignores it', async () => {
    git('init');
    put('.env', 'A=1\n');
    git('add', '.env');
    put('.gitignore', '.env\n');
    assert.equal(await state(), 'tracked');
  });

  it('is unknown in a repository when git is absent', async () => {
    put('.git/HEAD', 'ref: refs/heads/main\n');
    assert.equal(await state('.env', 'no-such-program'), 'unknown');
  });

  onPosix('runs no program that the repository names', async () => {
    git('init');
    const witness = path.join(folder, 'ran');
    put('hook.sh', `#!/bin/sh\ntouch '${witness}'\n`);
    execFileSync('chmod', ['+x', path.join(folder, 'hook.sh')]);
    put('seen.txt', '');
    git('add', 'seen.txt');
    git('config', 'core.fsmonitor', path.join(folder, 'hook.sh'));
    assert.equal(await state(), 'exposed');
    assert.throws(() => realpathSync(witness));
    // the control: git itself would have run it
    git('status');
    assert.equal(realpathSync(witness), witness);
  });

  it('is not led to another repository by the environment', async () => {
    git('init');
    put('.gitignore', '.env\n');
    process.env['GIT_DIR'] = path.join(folder, 'elsewhere');
    try {
      assert.equal(await state(), 'ignored');
    } finally {
      delete process.env['GIT_DIR'];
    }
  });
});
