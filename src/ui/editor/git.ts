import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * What git would do with a file: `tracked` is committed with its next change, `exposed` with the next
 * `git add .`, `ignored` never; `unknown` is a repository that git could not be asked about, `none` no repository.
 */
export type GitState = 'tracked' | 'exposed' | 'ignored' | 'unknown' | 'none';

const TIMEOUT_MS = 5_000;
const LONG_TIMEOUT_MS = 60_000;
const LONGEST_OUTPUT = 64 * 1024 * 1024;
const STATUS_NO = 1;

/** Asks git about one file, which need not exist. `program` is git's name or path. */
export async function gitState(file: string, program = 'git'): Promise<GitState> {
  const folder = path.dirname(file);
  const name = path.basename(file);
  const isTracked = await answer(program, folder, ['ls-files', '--error-unmatch', '--', name]);
  if (isTracked === undefined) {
    return (await isInsideRepository(folder)) ? 'unknown' : 'none';
  }
  if (isTracked) {
    return 'tracked';
  }
  const isIgnored = await answer(program, folder, ['check-ignore', '--quiet', '--', name]);
  return isIgnored === undefined ? 'unknown' : isIgnored ? 'ignored' : 'exposed';
}

/** What git prints about a folder, told of `input`; undefined where git is absent, too slow or reports an error. */
export function gitOutput(
  folder: string,
  question: readonly string[],
  { input = '', signal }: { readonly input?: string; readonly signal?: AbortSignal } = {},
): Promise<string | undefined> {
  const options = { ...optionsOf(LONG_TIMEOUT_MS), maxBuffer: LONGEST_OUTPUT, ...(signal && { signal }) };
  return new Promise((resolve) => {
    const git = execFile('git', argumentsOf(folder, question), options, (error, output) => {
      resolve(error === null || error.code === STATUS_NO ? output : undefined);
    });
    // git may end before it has read everything
    git.stdin?.on('error', () => undefined).end(input);
  });
}

/** True or false as git's exit status says; undefined where git is absent, too slow or will not say. */
function answer(program: string, folder: string, question: readonly string[]): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    execFile(program, argumentsOf(folder, question), optionsOf(TIMEOUT_MS), (error) => {
      resolve(error === null ? true : error.code === STATUS_NO ? false : undefined);
    });
  });
}

/**
 * A repository's own configuration may name programs to run, and on Windows a git.exe in the current folder
 * is found before the real one: neither gets the chance.
 */
function argumentsOf(folder: string, question: readonly string[]): readonly string[] {
  return ['-c', 'core.fsmonitor=false', '-C', folder, ...question];
}

function optionsOf(timeout: number) {
  return { cwd: homedir(), env: environment(), timeout, windowsHide: true };
}

/** Ours, without what would point git at another repository or let it fetch from a remote. */
function environment(): NodeJS.ProcessEnv {
  const foreign = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'];
  const own = Object.entries(process.env).filter(([name]) => !foreign.includes(name));
  return { ...Object.fromEntries(own), GIT_NO_LAZY_FETCH: '1' };
}

async function isInsideRepository(folder: string): Promise<boolean> {
  const isRoot = await lstat(path.join(folder, '.git')).then(
    () => true,
    () => false,
  );
  const parent = path.dirname(folder);
  return isRoot || (parent !== folder && (await isInsideRepository(parent)));
}
