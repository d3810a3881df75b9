import { eachIsland, endOfLine } from './islands.js';
import { KNOWN_LANGUAGES, syntaxOf } from './syntax.js';

/** A part of a document: `[start, end)`. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Languages whose comments and texts are written as in another one. */
const LIKE: Readonly<Record<string, string>> = {
  c: 'php',
  cpp: 'php',
  scala: 'java',
  vue: 'javascript',
  svelte: 'javascript',
  astro: 'javascript',
};

/**
 * The text with spaces in the place of its comments, of what is in texts of several lines, and of all outside the
 * parts, where they are given: whatever is left stands where it stood.
 */
export function bareCode(languageId: string, text: string, parts?: readonly Part[]): string {
  const language = LIKE[languageId] ?? languageId;
  if (!KNOWN_LANGUAGES.includes(language)) {
    return text;
  }
  const syntax = syntaxOf(language);
  const pieces: string[] = [];
  let at = 0;
  const blank = (start: number, end: number) => {
    pieces.push(text.slice(at, start), blanked(text.slice(start, end)));
    at = end;
  };
  for (const { start: partStart, end: partEnd } of parts?.toSorted(byStart) ?? [whole(text)]) {
    blank(at, partStart);
    const part = text.slice(partStart, partEnd);
    let lineEnd = -1;
    eachIsland(part, syntax, ({ start, end, string }) => {
      if (string) {
        lineEnd = lineEnd < start ? endOfLine(part, start) : lineEnd;
      }
      if (!string || lineEnd < string.end) {
        blank(partStart + (string?.start ?? start), partStart + (string?.end ?? end));
      }
    });
    pieces.push(text.slice(at, partEnd));
    at = partEnd;
  }
  blank(at, text.length);
  return pieces.join('');
}

const byStart = (left: Part, right: Part) => left.start - right.start;

/** A document that is one part. */
export function whole(text: string): Part {
  return { start: 0, end: text.length };
}

/** Cut from one text: to make one each time is most of the work in a long document. */
const SPACES = ' '.repeat(400);

function blanked(text: string): string {
  return text.includes('\n') ? text.replace(/[^\r\n]+/g, spacesFor) : spacesFor(text);
}

function spacesFor({ length }: string): string {
  return length > SPACES.length ? ' '.repeat(length) : SPACES.slice(0, length);
}
