import { leaksIn } from './detect.js';
import type { Leak } from './leak.js';

/** Lines counted from 0; `end` is the first one that is no part of it. */
interface Lines {
  start: number;
  end: number;
}

/** The credentials on one line of a text. */
export interface LineLeaks {
  line: number;
  readonly leaks: readonly Leak[];
}

/**
 * The credentials of a text that changes. An edit costs a look at the lines that it touched, and a long
 * text is looked at in pieces.
 */
export class LeakIndex {
  /** In the order of the text, only lines that hold some. */
  #found: LineLeaks[] = [];
  /** What has not been looked at since it changed; disjoint, in the order of the text. */
  #pending: Lines[];

  constructor(lineCount: number) {
    this.#pending = lineCount > 0 ? [{ start: 0, end: lineCount }] : [];
  }

  get found(): readonly LineLeaks[] {
    return this.#found;
  }

  /** In the place of the lines from `start` to the one before `end` there are `count` others now. */
  replaceLines(start: number, end: number, count: number): void {
    const by = count - (end - start);
    this.#found = this.#found.filter(({ line }) => line < start || line >= end);
    for (const found of this.#found) {
      found.line = found.line < start ? found.line : found.line + by;
    }
    const kept = this.#pending.flatMap((lines) => [
      { start: lines.start, end: Math.min(lines.end, start) },
      { start: Math.max(lines.start, end) + by, end: lines.end + by },
    ]);
    this.#pending = [...kept, { start, end: start + count }]
      .filter((lines) => lines.start < lines.end)
      .sort((left, right) => left.start - right.start);
  }

  /** Looks at pending lines while `mayGoOn`; true once none is left. */
  look(lineAt: (line: number) => string, mayGoOn: () => boolean): boolean {
    const news: LineLeaks[] = [];
    let next = this.#pending[0];
    while (next && mayGoOn()) {
      const leaks = leaksIn(lineAt(next.start));
      if (leaks.length > 0) {
        news.push({ line: next.start, leaks });
      }
      next.start += 1;
      if (next.start >= next.end) {
        this.#pending.shift();
        next = this.#pending[0];
      }
    }
    if (news.length > 0) {
      this.#found = [...this.#found, ...news].sort((left, right) => left.line - right.line);
    }
    return next === undefined;
  }
}
