import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ENTRY = fileURLToPath(new URL('../../../src/sandbox/index.ts', import.meta.url));

describe('sandbox: as a program', () => {
  it('runs as one file without packages, and leaves nothing that keeps its process alive', async () => {
    const [bundle] = buildSync({
      entryPoints: [ENTRY],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
    }).outputFiles;
    const script = `${bundle?.text ?? ''}
      (async () => {
        const sandbox = await module.exports.startSandbox();
        sandbox.inject({ provider: 'ipswamp', kind: 'delay', delayMs: 60000 });
        fetch(sandbox.accounts.at(-1).baseUrl + '/test-key').catch(() => undefined);
        while (sandbox.requests.length === 0) { await new Promise(setImmediate); }
        await sandbox.stop();
      })();`;
    const child = spawn(process.execPath, ['-'], { cwd: tmpdir(), stdio: ['pipe', 'inherit', 'inherit'] });
    child.stdin.end(script);
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
});
