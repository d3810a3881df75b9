import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';

/** A process, told apart from every other that had or will have its number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Linux alone: of the boot, of the namespace that `pid` counts in, and when it started, in ticks since the boot. */
  readonly boot?: string | undefined;
  readonly pidNamespace?: string | undefined;
  readonly startTime?: string | undefined;
}

/** Which processes there are. */
export interface Processes {
  self(): Promise<ProcessIdentity>;
  /** True only when it certainly runs no more: one on another host, or one that is stopped, counts as running. */
  isGone(process: ProcessIdentity): Promise<boolean>;
}

export const processIdentity = lazily(() =>
  z.object({
    pid: z.int().check(z.positive()),
    host: z.string(),
    boot: z.optional(z.string()),
    pidNamespace: z.optional(z.string()),
    startTime: z.optional(z.string()),
  }),
);

const self = lazily(async (): Promise<ProcessIdentity> => {
  const [boot, pidNamespace, stat] = await Promise.all([
    unlessFails(readFile('/proc/sys/kernel/random/boot_id', 'latin1')),
    unlessFails(readlink('/proc/self/ns/pid')),
    unlessFails(readFile('/proc/self/stat', 'latin1')),
  ]);
  return {
    pid: process.pid,
    host: hostname(),
    boot: boot?.trim(),
    pidNamespace,
    startTime: stat === undefined ? undefined : stateOf(stat).startTime,
  };
});

export const thisMachine: Processes = {
  self,
  async isGone(other) {
    const here = await self();
    if (other.boot === undefined || here.boot === undefined) {
      return other.host === here.host && !isRunning(other.pid);
    }
    if (other.boot !== here.boot) {
      return other.host === here.host;
    }
    return other.pidNamespace === here.pidNamespace && (await hasEnded(other));
  },
};

/** By Linux's own table, which also tells a process that has ended but was not yet waited for. */
async function hasEnded({ pid, startTime }: ProcessIdentity): Promise<boolean> {
  if (!isRunning(pid)) {
    return true;
  }
  const stat = await unlessFails(readFile(`/proc/${pid}/stat`, 'latin1'));
  if (stat === undefined) {
    return false;
  }
  const now = stateOf(stat);
  return /[ZXx]/.test(now.state) || (startTime !== undefined && now.startTime !== startTime);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Fields 3 and 22 of `proc_pid_stat(5)`; the second is a name in brackets, which may hold anything. */
function stateOf(stat: string): { readonly state: string; readonly startTime: string | undefined } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', startTime: fields[19] };
}

async function unlessFails<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch {
    return undefined;
  }
}
