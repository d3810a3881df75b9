import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvFile, writeEnvFile, writeIgnoreFile } from '../../../../src/ui/editor/envFile.js';

/** Windows has no permission bits, and links there need a right that few have. */
const onPosix = process.platform === 'win32' ? it.skip : it;

describe('the .env of a folder', () => {
  let outside: string;
  let folder: string;
  const at = (...names: string[]) => path.join(folder, ...names);
  const mode = (file: string) => statSync(file).mode & 0o777;
  const refusal = (reason: string) => ({ name: 'EnvRefusedError', reason });

  beforeEach(() => {
    outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'egress-env-')));
    folder = path.join(outside, 'workspace');
    mkdirSync(folder);
  });
  afterEach(() => {
    rmSync(outside, { recursive: true, force: true });
  });

  onPosix('reads as empty while it is missing, and is made for its owner alone', async () => {
    const file = await readEnvFile(folder);
    assert.deepEqual(file, { path: at('.env'), text: '', git: 'none', ignoreText: undefined });
    await writeEnvFile(file, 'A=1\n');
    assert.equal(readFileSync(at('.env'), 'utf8'), 'A=1\n');
    assert.equal(mode(at('.env')), 0o600);
  });

  onPosix('keeps the mode it has, whatever the umask', async () => {
    writeFileSync(at('.env'), '');
    chmodSync(at('.env'), 0o666);
    await writeEnvFile(await readEnvFile(folder), 'A=1\n');
    assert.equal(mode(at('.env')), 0o666);
  });

  it('keeps a byte order mark and line endings', async () => {
    const text = '\uFEFF# ours\r\nA=1\r\n';
    writeFileSync(at('.env'), text);
    const file = await readEnvFile(folder);
    assert.equal(file.text, text);
    await writeEnvFile(file, file.text);
    assert.deepEqual(readFileSync(at('.env')), Buffer.from(text));
  });

  it('leaves no other file behind, even when it cannot be replaced', async () => {
    const file = await readEnvFile(folder);
    await writeEnvFile(file, 'A=1\n');
    rmSync(at('.env'));
    mkdirSync(at('.env'));
    await assert.rejects(writeEnvFile(file, 'A=2\n'), refusal('unwritable'));
    assert.deepEqual(readdirSync(folder), ['.env']);
  });

  onPosix('is followed through a link that stays in the folder, which remains a link', async () => {
    mkdirSync(at('config'));
    writeFileSync(at('config', 'dev.env'), 'A=1\n');
    symlinkSync('config/dev.env', at('.env'));
    const file = await readEnvFile(folder);
    assert.equal(file.path, at('config', 'dev.env'));
    await writeEnvFile(file, 'A=2\n');
    assert.equal(readFileSync(at('config', 'dev.env'), 'utf8'), 'A=2\n');
    assert.ok(lstatSync(at('.env')).isSymbolicLink());
  });

  onPosix('is refused through a link that leads out, or nowhere', async () => {
    writeFileSync(path.join(outside, 'secrets'), 'A=1\n');
    symlinkSync('../secrets', at('.env'));
    await assert.rejects(readEnvFile(folder), refusal('linkedOutside'));
    rmSync(at('.env'));
    symlinkSync('missing', at('.env'));
    await assert.rejects(readEnvFile(folder), refusal('linkedOutside'));
  });

  it('is refused when it is no UTF-8 text, or no file', async () => {
    writeFileSync(at('.env'), Buffer.from([0x41, 0x3d, 0xe9]));
    await assert.rejects(readEnvFile(folder), refusal('notText'));
    rmSync(at('.env'));
    mkdirSync(at('.env'));
    await assert.rejects(readEnvFile(folder), refusal('unreadable'));
  });

  describe('in a repository', () => {
    beforeEach(() => {
      execFileSync('git', ['init', folder], { stdio: 'ignore' });
    });

    it('is ignored once the .gitignore beside it says so', async () => {
      writeFileSync(at('.gitignore'), 'dist/\n');
      const file = await readEnvFile(folder);
      assert.equal(file.git, 'exposed');
      assert.equal(file.ignoreText, 'dist/\n');
      await writeIgnoreFile(file, 'dist/\n.env\n');
      assert.equal((await readEnvFile(folder)).git, 'ignored');
    });

    it('is ignored by a .gitignore of any encoding, which is left alone then', async () => {
      writeFileSync(at('.gitignore'), Buffer.from('# l\xf6schen\n.env\n', 'latin1'));
      const file = await readEnvFile(folder);
      assert.deepEqual([file.git, file.ignoreText], ['ignored', undefined]);
    });

    it('is refused when the rule does not serve', async () => {
      const file = await readEnvFile(folder);
      await assert.rejects(writeIgnoreFile(file, '.env\n!.env\n'), refusal('notIgnored'));
    });

    onPosix('is refused when the .gitignore is a link, which git does not read', async () => {
      writeFileSync(at('rules'), '.env\n');
      symlinkSync('rules', at('.gitignore'));
      const file = await readEnvFile(folder);
      assert.equal(file.git, 'exposed');
      await assert.rejects(writeIgnoreFile(file, '.env\n'), refusal('notIgnored'));
      assert.ok(lstatSync(at('.gitignore')).isSymbolicLink());
    });
  });
});
