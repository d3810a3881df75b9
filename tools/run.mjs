// @ts-check
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { logs, root } from './paths.mjs';

/** The environment without what an outer `npm run` tells its own script, so that an inner npm sees its own folder. */
export function outerEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_local_prefix|command|execpath)/.test(name),
    ),
  );
}

/**
 * Runs a program to its end with its output in `out/logs/<log>.log`, and given to `say` too.
 * A program that outlives `limitMs` is ended, and its exit code is then 124.
 * @param {string} log
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, say?: (text: Uint8Array) => void, limitMs?: number }} [options]
 * @returns {Promise<{ code: number, logFile: string }>}
 */
export function run(log, program, programArguments, options = {}) {
  mkdirSync(logs, { recursive: true });
  const logFile = path.join(logs, `${log}.log`);
  const sink = createWriteStream(logFile);
  const child = spawn(program, programArguments, {
    cwd: options.cwd ?? root,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a script on Windows, which only a shell can start
    shell: process.platform === 'win32' && program === 'npm',
  });
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (chunk) => {
      sink.write(chunk);
      options.say?.(chunk);
    });
  }
  let isLate = false;
  const timer = setTimeout(
    () => {
      isLate = true;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
    },
    options.limitMs ?? 15 * 60_000,
  );
  return new Promise((resolve) => {
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      sink.end(() => {
        resolve({ code, logFile });
      });
    };
    child.once('error', (error) => {
      sink.write(`${error.message}\n`);
      finish(127);
    });
    child.once('close', (code) => {
      finish(isLate ? 124 : (code ?? 1));
    });
  });
}

/**
 * The last lines of a log, for an error that has to explain itself.
 * @param {string} logFile
 */
export function tail(logFile, lines = 25) {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * Runs a step that must succeed; a failure is an error that carries the end of its log.
 * @param {Parameters<typeof run>} step
 */
export async function mustRun(...step) {
  const { code, logFile } = await run(...step);
  if (code !== 0) {
    throw new Error(
      `${step[1]} ${step[2].join(' ')} ended with ${code}; ${logFile} ends with:\n${tail(logFile)}`,
    );
  }
}
