import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { canSeeProcesses, searchProcesses } from '../../canaries/processes.js';
import { CanaryScanner } from '../../canaries/scanner.js';

const CANARY = { name: 'a password', value: 'planted p@ss/w?rd%1' };
const scanner = new CanaryScanner([CANARY]);

/** A shell that waits, and has a program below it that waits as well. */
async function withProcess(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  look: (pid: number) => void,
): Promise<void> {
  const script = 'sh -c \'echo ready; read line\' "$@"; exit';
  const child = spawn('/bin/sh', ['-c', script, 'sh', 'sh', ...args], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  try {
    look(child.pid ?? 0);
  } finally {
    child.stdin.end('\n');
    await once(child, 'close');
  }
}

describe('the search of what processes were started with', function () {
  before(function () {
    if (!canSeeProcesses) {
      this.skip();
    }
  });

  it('finds nothing where nothing is, and says how much it saw', async () => {
    await withProcess({ PATH: '/bin' }, [], (pid) => {
      const { processes, findings } = searchProcesses(scanner, process.pid);
      assert.deepEqual(findings, []);
      assert.ok(processes >= 3);
      assert.equal(searchProcesses(scanner, pid).processes, 2);
    });
  });

  for (const [form, text] of [
    ['raw', CANARY.value],
    ['percent-encoded', encodeURIComponent(CANARY.value)],
    ['base64', Buffer.from(`user:${CANARY.value}`).toString('base64')],
  ] as const) {
    it(`finds what is planted ${form} in an environment`, async () => {
      await withProcess({ PATH: '/bin', PLANTED: text }, [], (pid) => {
        const { findings } = searchProcesses(scanner, process.pid);
        assert.deepEqual(
          [...new Set(findings.map(({ canary, where }) => `${canary} ${where}`))],
          ['a password environ'],
        );
        assert.deepEqual(new Set(findings.map((each) => each.pid)).size, 2);
        assert.ok(findings.some((each) => each.pid === pid));
      });
    });

    it(`finds what is planted ${form} among arguments`, async () => {
      await withProcess({ PATH: '/bin' }, [text], () => {
        const { findings } = searchProcesses(scanner, process.pid);
        assert.ok(findings.length >= 2);
        assert.ok(findings.every(({ where }) => where === 'cmdline'));
      });
    });
  }
});
