import { spawnSync } from 'node:child_process';
import type { Suite } from 'mocha';

/** What the program prints when it is given this text, and these arguments; throws where it fails. */
export function output(
  command: string,
  args: readonly string[],
  input = '',
  environment: NodeJS.ProcessEnv = {},
): string {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    env: { PATH, HOME, LC_ALL: 'C.UTF-8', PYTHONUTF8: '1', ...environment },
    encoding: 'utf8',
  });
  if (error) {
    throw error;
  }
  if (status !== 0) {
    throw new Error(`${command}: ${stderr}`);
  }
  return stdout;
}

export function isInstalled(command: string, args: readonly string[] = ['--version']): boolean {
  const { error, status } = spawnSync(command, args);
  return error === undefined && status === 0;
}

/** A suite that is skipped, and says for want of what, where the program is missing; `args` make it end well. */
export function describeWith(
  command: string,
  title: string,
  body: (this: Suite) => void,
  args?: readonly string[],
): void {
  if (isInstalled(command, args)) {
    describe(title, body);
  } else {
    describe.skip(`${title} (${command} is not installed)`, body);
  }
}
