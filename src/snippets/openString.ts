import type { Language } from './language.js';
import type { StringForm } from './quoting.js';

/** The string literal that a cursor stands in. */
export interface OpenString {
  readonly form: StringForm;
  /** Where it begins in the line: its prefix (the `f` of Python) counts. */
  readonly start: number;
  readonly contentStart: number;
  /** Whether a reference can stand inside it. */
  readonly canEmbed: boolean;
}

/**
 * The string that is still open at the end of this part of a line. A string that began on an earlier
 * line is not seen.
 */
export function openStringIn(language: Language, linePrefix: string): OpenString | undefined {
  let open: OpenString | undefined;
  for (let at = 0; at < linePrefix.length; at += 1) {
    if (open) {
      if (linePrefix.startsWith(open.form.quote, at)) {
        at += open.form.quote.length - 1;
        open = undefined;
      } else if (linePrefix[at] === '\\' && open.form.escape('\\') !== '\\') {
        at += 1;
      }
    } else if (isComment(language.comment, linePrefix, at)) {
      return undefined;
    } else {
      open = stringFrom(language, linePrefix, at);
      at = open ? open.contentStart - 1 : at;
    }
  }
  return open;
}

function stringFrom({ strings }: Language, line: string, at: number): OpenString | undefined {
  const [form] = strings
    .filter(({ quote }) => line.startsWith(quote, at))
    .sort((left, right) => right.quote.length - left.quote.length);
  if (!form) {
    return undefined;
  }
  const prefix = form.embedPrefix?.exec(line.slice(0, at))?.[0];
  return {
    form,
    start: at - (prefix?.length ?? 0),
    contentStart: at + form.quote.length,
    canEmbed: form.embed !== undefined && (form.embedPrefix === undefined || prefix !== undefined),
  };
}

function isComment(comment: string | undefined, line: string, at: number): boolean {
  if (comment === undefined || !line.startsWith(comment, at)) {
    return false;
  }
  return comment.length > 1 || at === 0 || /\s/.test(line.charAt(at - 1));
}
