import { leaksIn } from '../../../src/leaks/detect.js';
import type { Leak, LeakKind } from '../../../src/leaks/leak.js';

/** A line with `«secret»` around what must be found, and what it is. */
export type Case = readonly [marked: string, kind: LeakKind];

export function unmarked(marked: string): string {
  return marked.replaceAll(/[«»]/g, '');
}

/** The line with `«secret»` around what is found. */
export function marked(line: string, leaks: readonly Leak[] = leaksIn(line)): string {
  return leaks.reduceRight(
    (text, { secret: { start, end } }) =>
      `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`,
    line,
  );
}
