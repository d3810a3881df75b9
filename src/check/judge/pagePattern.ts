import { createContext, Script } from 'node:vm';
import type { ProbeAnswer } from '../probe/probe.js';

/** A pattern that needs longer for one page would hold up every check. */
const LONGEST_MS = 200;

/** A person's regular expression for a kind of page. */
export interface PagePattern {
  isIn(answer: ProbeAnswer): boolean;
}

/**
 * Compiles a pattern once; undefined where it is no regular expression. Upper and lower case are the same to it. It is
 * stopped where it takes too long over one page, and from then on it is in none: a pattern that backtracks
 * without end would do so on the next page too.
 */
export function pagePattern(source: string): PagePattern | undefined {
  const pattern = compiled(source);
  if (!pattern) {
    return undefined;
  }
  // Only a script that is run with a time limit can be interrupted in the middle of a match.
  const room = createContext({ pattern, text: '' });
  const match = new Script('pattern.test(text)');
  let isGivenUp = false;
  return {
    isIn(answer) {
      if (isGivenUp) {
        return false;
      }
      room['text'] = answer.body();
      try {
        return match.runInContext(room, { timeout: LONGEST_MS }) === true;
      } catch {
        isGivenUp = true;
        return false;
      }
    },
  };
}

function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'i');
  } catch {
    return undefined;
  }
}
