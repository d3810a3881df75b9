import type { Island } from './islands.js';
import { endOfEmbedded, islandsOf } from './islands.js';
import type { StringSyntax, Syntax } from './syntax.js';

/** What the end of a text stands in. */
export interface Ending {
  /** The comment or string that is still open there; absent in code. */
  readonly island?: Island;
  /** Where the code begins that no comment and no closed string parts from the end. */
  readonly codeStart: number;
}

/** Where the end of a text stands: of a file, the part up to a cursor. */
export function endingOf(text: string, syntax: Syntax): Ending {
  const last = islandsOf(text, syntax).at(-1);
  if (last === undefined || last.end < text.length || (last.string && last.string.end < last.end)) {
    return { codeStart: last?.end ?? 0 };
  }
  const value = last.string && openValue(text, last.string.start, last.string.syntax);
  if (value === undefined) {
    return { island: last, codeStart: last.start };
  }
  const { island, codeStart } = endingOf(text.slice(value), syntax);
  return { ...(island && { island: moved(island, value) }), codeStart: codeStart + value };
}

/** Where the value begins that a template has still open at the end of the text. */
function openValue(text: string, start: number, { embed, escape }: StringSyntax): number | undefined {
  for (let at = start; embed && at < text.length; at += 1) {
    if (text[at] === escape) {
      at += 1;
    } else if (text.startsWith(embed, at)) {
      const valueStart = at + embed.length;
      const end = endOfEmbedded(text, valueStart, 1);
      if (end === undefined) {
        return valueStart;
      }
      at = end - 1;
    }
  }
  return undefined;
}

function moved({ start, end, string }: Island, by: number): Island {
  return {
    start: start + by,
    end: end + by,
    ...(string && { string: { ...string, start: string.start + by, end: string.end + by } }),
  };
}
