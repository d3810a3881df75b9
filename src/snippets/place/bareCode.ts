import { islandsOf } from '../misuse/islands.js';
import { KNOWN_LANGUAGES, syntaxOf } from '../misuse/syntax.js';

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
  let code = '';
  let at = 0;
  const blank = (start: number, end: number) => {
    code += text.slice(at, start) + blanked(text.slice(start, end));
    at = end;
  };
  for (const part of parts?.toSorted((left, right) => left.start - right.start) ?? [whole(text)]) {
    blank(at, part.start);
    for (const { start, end, string } of islandsOf(text.slice(part.start, part.end), syntax)) {
      const prose = string ?? { start, end };
      if (!string || text.slice(part.start + prose.start, part.start + prose.end).includes('\n')) {
        blank(part.start + prose.start, part.start + prose.end);
      }
    }
    code += text.slice(at, part.end);
    at = part.end;
  }
  blank(at, text.length);
  return code;
}

/** A document that is one part. */
export function whole(text: string): Part {
  return { start: 0, end: text.length };
}

function blanked(text: string): string {
  return text.includes('\n')
    ? text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length))
    : ' '.repeat(text.length);
}
