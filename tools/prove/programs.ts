import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A program with its arguments; everything it inherits is named here. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

export interface Outcome {
  /** `undefined` where the deadline or a signal ended it. */
  readonly code: number | undefined;
  /** What it wrote to both outputs, the last 64 KiB. */
  readonly output: string;
}

const KEPT_CHARACTERS = 64 * 1024;

/** Runs a program to its end, or to the deadline, which ends it and all it began. Never throws. */
export async function ended(command: Command, deadlineMs: number): Promise<Outcome> {
  const child = begin(command);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT_CHARACTERS);
    });
  }
  child.stdin?.on('error', () => undefined).end(command.input ?? '');
  const timer = setTimeout(() => {
    output += `\n(ended after ${deadlineMs} ms)`;
    endGroup(child, 'SIGKILL');
  }, deadlineMs);
  const code = await new Promise<number | undefined>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.once('close', (status) => {
      resolve(status ?? undefined);
    });
  });
  clearTimeout(timer);
  // what it left running, as a browser may
  endGroup(child, 'SIGKILL');
  return { code, output };
}

/** A program that serves until it is stopped. */
export interface Service {
  readonly stop: () => Promise<void>;
}

const START_MS = 20_000;
const STOP_MS = 3_000;

/** Starts a server and waits until its port answers; throws with its output where it does not. */
export async function serving(command: Command, port: number): Promise<Service> {
  const child = begin(command);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT_CHARACTERS);
    });
  }
  child.on('error', (error) => {
    output += error.message;
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      const gone = once(child, 'exit');
      endGroup(child, 'SIGTERM');
      await Promise.race([gone, pause(STOP_MS)]);
    }
    endGroup(child, 'SIGKILL');
  };
  const deadlineMs = Date.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() > deadlineMs) {
      await stop();
      throw new Error(`${command.program} does not serve: ${output}`);
    }
    await pause(20);
  }
  return { stop };
}

/** In a group of its own, so that what it starts ends with it. */
function begin({ program, args, cwd, env }: Command): ChildProcess {
  return spawn(program, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) {
    try {
      process.kill(-pid, signal);
    } catch {
      // nothing of it is left
    }
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
