import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { out } from '../paths.mjs';
import type { Harness, Step, Workshop } from './languages/harness.js';
import type { Outcome } from './programs.js';
import { ended } from './programs.js';

/** Where everything of the proofs stands that outlives a run: caches and npm's packages. */
export const proofs = path.join(out, 'prove');

const runs = path.join(proofs, 'runs');

/** What this process leaves: its programs, and those that failed with their output. */
const ownRun = path.join(runs, `${process.pid}`);

/** Removes what runs that have ended left. */
export function forgetRuns(): void {
  mkdirSync(runs, { recursive: true });
  for (const pid of readdirSync(runs).filter((name) => !isRunning(Number(name)))) {
    rmSync(path.join(runs, pid), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Keeps a program that failed, with its output, where a person finds it until the next run. */
export function keepFailure(name: string, text: string): void {
  const folder = path.join(ownRun, 'failures');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name.replace(/[^\w.-]+/g, '-')}.txt`), text);
}

const PROGRAM_MS = 120_000;

/** A new folder to run a program in, and the environment of programs there: the judge's authority is trusted. */
export function newWorkshop(
  harness: Harness,
  authority: string,
  parent = path.join(ownRun, 'programs'),
): Workshop {
  const cache = path.join(proofs, 'cache', harness.languages[0] ?? '');
  mkdirSync(cache, { recursive: true });
  mkdirSync(parent, { recursive: true });
  return { folder: mkdtempSync(path.join(parent, 'run-')), cache, authority };
}

/** Prepares what a harness needs once; throws where that fails. */
export async function prepare(harness: Harness, workshop: Workshop): Promise<void> {
  const { code, output } = await inOrder(harness.preparation?.(workshop) ?? [], workshop, {});
  if (code !== 0) {
    throw new Error(`${harness.languages[0] ?? ''} cannot be prepared: ${output}`);
  }
}

/** Writes a whole program and runs it, with nothing in its environment but what it is given and what it needs. */
export async function runProgram(
  harness: Harness,
  workshop: Workshop,
  source: string,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  write(harness, workshop, source);
  const steps = harness.run?.(workshop) ?? [];
  const files = [
    ...(harness.readsSystemAuthorities ? [[workshop.authority, SYSTEM_AUTHORITIES] as const] : []),
    ...(workshop.hosts === undefined ? [] : [[workshop.hosts, '/etc/hosts'] as const]),
  ];
  return inOrder(
    files.length > 0 ? steps.map(withFiles(files)) : steps,
    workshop,
    { ...harness.environment?.(workshop), ...env },
    harness.deadlineMs,
  );
}

/** Writes a whole program and has its language's own tool read it. */
export async function checkProgram(
  harness: Harness,
  workshop: Workshop,
  source: string,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  write(harness, workshop, source);
  return inOrder(harness.check?.(workshop) ?? [], workshop, { ...harness.environment?.(workshop), ...env });
}

function write(harness: Harness, workshop: Workshop, source: string): void {
  const files = { ...harness.files?.(workshop, source), [harness.fileName]: source };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(workshop.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o755 });
  }
}

const SYSTEM_AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';

/** The step in a view of the file system of its own, in which these files stand for those of the machine. */
function withFiles(files: readonly (readonly [file: string, standsFor: string])[]): (step: Step) => Step {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const mounts = files.map(([file, standsFor]) => `mount --bind '${file}' ${standsFor}`);
  return ({ program, args, env }) => ({
    program: 'unshare',
    args: ['--mount', ...asRoot, 'sh', '-ec', `${mounts.join('; ')}; exec "$@"`, 'sh', program, ...args],
    ...(env && { env }),
  });
}

async function inOrder(
  steps: readonly Step[],
  workshop: Workshop,
  env: NodeJS.ProcessEnv,
  deadlineMs = PROGRAM_MS,
): Promise<Outcome> {
  let output = '';
  let code: number | undefined = 0;
  for (const step of steps) {
    const command = { ...step, cwd: workshop.folder, env: { ...environment(workshop), ...step.env, ...env } };
    const outcome = await ended(command, deadlineMs);
    output += outcome.output;
    code = outcome.code;
    if (code !== 0) {
      break;
    }
  }
  return { code, output };
}

/** Each runtime has its own word for the file of authorities. */
function environment({ folder, authority }: Workshop): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    LANG: 'C.UTF-8',
    SSL_CERT_FILE: authority,
    CURL_CA_BUNDLE: authority,
    REQUESTS_CA_BUNDLE: authority,
    HTTPLIB2_CA_CERTS: authority,
    NODE_EXTRA_CA_CERTS: authority,
    GIT_SSL_CAINFO: authority,
    PERL_LWP_SSL_CA_FILE: authority,
    npm_config_cafile: authority,
    PIP_CERT: authority,
  };
}
