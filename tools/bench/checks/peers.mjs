// @ts-check
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { out } from '../../paths.mjs';
import { mustRun } from '../../run.mjs';
import { installPeers } from '../peers.mjs';

const source = path.join(import.meta.dirname, 'peers');
const folder = path.join(out, 'peers/checks');
const goProgram = path.join(out, 'peers/goCheck');

/** @param {string} program */
export const has = (program) => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;

async function buildGo() {
  await mustRun('bench-go', 'go', ['build', '-o', goProgram, 'main.go'], {
    cwd: path.join(import.meta.dirname, 'go'),
    env: { ...process.env, GO111MODULE: 'off' },
  });
}

/** @param {string} name */
const nodeProgram = (name) => ({
  prepare: () => installPeers('checks', source),
  command: (/** @type {readonly string[]} */ task) => [
    process.execPath,
    path.join(folder, `${name}.mjs`),
    ...task,
  ],
});

/**
 * The others that check proxies: what has to be there for it, and the command that checks a list. A command takes the
 * list, the judge and how many at once, and prints `cpuUs` a check.
 * @type {Readonly<Record<string, { goal: number, prepare: () => Promise<unknown>, command: (task: readonly string[]) => string[] }>>}
 */
export const PEERS = {
  'axios with agents': { goal: 1 / 8, ...nodeProgram('axios') },
  'proxy-verifier': { goal: 1 / 4.4, ...nodeProgram('proxyVerifier') },
  'curl --parallel': {
    goal: 1 / 1.8,
    prepare: () => (has('curl') ? Promise.resolve() : Promise.reject(new Error('no curl'))),
    command: (task) => ['bash', path.join(import.meta.dirname, 'curl.sh'), ...task],
  },
  'Go net/http': { goal: 1, prepare: buildGo, command: (task) => [goProgram, ...task] },
};
