import { readdirSync, readFileSync } from 'node:fs';
import type { CanaryScanner, Finding } from './scanner.js';

/** Where the system shows each process's environment and arguments to others of the same person. */
export const canSeeProcesses = process.platform === 'linux';

/** What a search of running processes saw. */
export interface ProcessReport {
  /** How many were looked at; one that ended meanwhile is none. */
  readonly processes: number;
  readonly findings: readonly (Finding & { readonly where: 'environ' | 'cmdline'; readonly pid: number })[];
}

/** Searches what a process and all that it began were started with. */
export function searchProcesses(scanner: CanaryScanner, root: number): ProcessReport {
  const pids = familyOf(root);
  const looked = pids.flatMap((pid) => {
    const seen = (['environ', 'cmdline'] as const).flatMap((where) => {
      const bytes = contentOf(`/proc/${pid}/${where}`);
      return bytes ? [{ pid, where, bytes }] : [];
    });
    return seen.length === 2 ? [seen] : [];
  });
  return {
    processes: looked.length,
    findings: looked
      .flat()
      .flatMap(({ pid, where, bytes }) => scanner.scan(bytes).map((finding) => ({ pid, where, ...finding }))),
  };
}

/** A process, those it began, and so on. */
function familyOf(root: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)] as const),
  );
  const belongs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === root || (parent !== undefined && parent !== pid && belongs(parent));
  };
  return [...parents.keys()].filter(belongs);
}

/** The fourth field; the second is a name in brackets, which may hold anything. */
function parentOf(pid: string): number | undefined {
  const stat = contentOf(`/proc/${pid}/stat`)?.toString('latin1');
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Nothing where the process has ended, or is another person's. */
function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
