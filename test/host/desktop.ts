import { existsSync } from 'node:fs';
import { runTests } from '@vscode/test-electron';
import type { HostRun } from './server.js';

/**
 * Runs the suite in a desktop VS Code: `which` is the path of one, or a version to download (`stable`, `1.105.0`). The
 * answer is its exit code.
 */
export async function runOnDesktop({ profile, extension, tests }: HostRun, which: string): Promise<number> {
  return runTests({
    ...(existsSync(which) ? { vscodeExecutablePath: which } : { version: which }),
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    launchArgs: [
      profile.workspace,
      ...['--user-data-dir', profile.home.userData],
      ...['--extensions-dir', profile.home.extensions],
      '--disable-workspace-trust',
    ],
  });
}
