import { eachIsland, type Island } from './islands.js';
import type { Syntax } from './syntax.js';

/** What the end of a text stands in; a comment counts as code. */
export interface Ending {
  /** Where the string begins that is still open there; of a heredoc, where what opens it ends. */
  readonly string?: number;
  /** Where the string begins in whose value the end stands, with that string or without one. */
  readonly around?: number;
}

/** Where the end of a text stands: of a file, the part up to a cursor. */
export function endingOf(text: string, syntax: Syntax, depth = 0): Ending {
  let last: Island | undefined;
  const visit = (island: Island) => {
    last = island;
  };
  eachIsland(text, syntax, visit, depth);
  if (last?.string === undefined || last.end < text.length || last.string.end < last.end) {
    return {};
  }
  const { value } = last.string;
  if (value === undefined) {
    return { string: last.start };
  }
  const { string, around } = endingOf(text.slice(value), syntax, depth + 1);
  return {
    ...(string !== undefined && { string: string + value }),
    around: around === undefined ? last.start : around + value,
  };
}
