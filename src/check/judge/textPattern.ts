import { createContext, Script } from 'node:vm';

/** A pattern that needs longer for one text would hold up every check. */
const LONGEST_MS = 1_000;

/** A person's regular expression, which may be one that never ends. */
export interface TextPattern {
  isIn(text: string): boolean;
}

/**
 * Compiles a pattern once; undefined where it is no regular expression. Upper and lower case are the same to it. It is
 * stopped where it takes longer than a second over one text, and from then on it is in none: a pattern that backtracks
 * without end is the same for the next page.
 */
export function textPattern(source: string): TextPattern | undefined {
  const pattern = compiled(source);
  if (!pattern) {
    return undefined;
  }
  // Only a script that is run with a time limit can be interrupted in the middle of a match.
  const room = createContext({ pattern, text: '' });
  const match = new Script('pattern.test(text)');
  let isGivenUp = false;
  return {
    isIn(text) {
      if (isGivenUp) {
        return false;
      }
      room['text'] = text;
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
