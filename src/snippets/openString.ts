import type { Language } from './language.js';
import { endingOf } from './syntax/ending.js';
import { syntaxOf } from './syntax/syntax.js';
import { type StringForm, verbatim } from './quoting.js';

/** The string literal that a cursor stands in. */
export interface OpenString {
  readonly form: StringForm;
  /** What stands before its quote as part of it: the `f` of Python. */
  readonly prefix: string;
  /** Where it begins: its prefix counts. */
  readonly start: number;
  readonly contentStart: number;
  /** What will close it. */
  readonly close: string;
  /** Whether a reference can stand inside it. */
  readonly canEmbed: boolean;
}

/** As `br######` of Rust. */
const LONGEST_PREFIX = 8;
/** What stands further down is judged by its own line. */
const LOOKED_THROUGH = 2_000_000;

/**
 * The string that is still open at the offset of a text, on whichever line it began. In a language whose strings
 * Egress cannot tell from its code it is only seen on its own line.
 */
export function openStringAt(
  language: Language,
  languageId: string,
  text: string,
  offset: number,
): OpenString | undefined {
  const syntax = syntaxOf(languageId);
  if (syntax.strings.length === 0 || offset > LOOKED_THROUGH) {
    return openBetween(language, text, text.lastIndexOf('\n', offset - 1) + 1, offset);
  }
  const { string, around } = endingOf(text.slice(0, offset), syntax);
  const value = around === undefined ? undefined : stringFrom(language, text, around)?.form.value;
  if (string === undefined) {
    return value && valueAt(offset, value);
  }
  const open = stringFrom(language, text, string) ?? heredocFrom(language, text, string);
  return open && value ? { ...open, form: withQuote(open.form, value.quote) } : open;
}

function valueAt(offset: number, form: StringForm): OpenString {
  return { form, prefix: '', start: offset, contentStart: offset, close: '', canEmbed: true };
}

/** The form, with another quote in the references that take its place. */
function withQuote(form: StringForm, quote: string): StringForm {
  const { typed = verbatim } = form;
  return { ...form, typed: (reference, prefix) => typed(reference.replaceAll('"', quote), prefix) };
}

/**
 * The string that is still open at the end of this part of a line. A string that began on an earlier
 * line is not seen.
 */
export function openStringIn(language: Language, linePrefix: string): OpenString | undefined {
  return openBetween(language, linePrefix, 0, linePrefix.length);
}

function openBetween(language: Language, text: string, from: number, to: number): OpenString | undefined {
  let open: OpenString | undefined;
  for (let at = from; at < to; at += 1) {
    if (open) {
      const { close, form } = open;
      if (text.startsWith(close, at) && at + close.length <= to) {
        const isDoubled = form.escape(close) === close + close && at + 2 * close.length <= to;
        const again: boolean = isDoubled && text.startsWith(close, at + close.length);
        at += (again ? 2 : 1) * close.length - 1;
        open = again ? open : undefined;
      } else if (text[at] === '\\' && form.escape('\\') !== '\\') {
        at += 1;
      }
    } else if (isComment(language.comment, text, at)) {
      return undefined;
    } else {
      open = stringFrom(language, text, at);
      at = open ? open.contentStart - 1 : at;
    }
  }
  return open;
}

function stringFrom({ strings }: Language, text: string, at: number): OpenString | undefined {
  const before = text.slice(Math.max(0, at - LONGEST_PREFIX), at);
  const [fitting] = strings
    .filter(({ quote }) => text.startsWith(quote, at))
    .map((form) => ({ form, found: form.prefix?.exec(before) ?? undefined }))
    .filter(({ form, found }) => form.needsPrefix !== true || found !== undefined)
    .sort(
      (left, right) =>
        right.form.quote.length - left.form.quote.length ||
        Number(right.form.needsPrefix === true) - Number(left.form.needsPrefix === true),
    );
  if (!fitting) {
    return undefined;
  }
  const { form, found } = fitting;
  const { quote, close = quote } = form;
  const [prefix, repeated = ''] = found ?? [''];
  return {
    form,
    prefix,
    start: at - prefix.length,
    contentStart: at + quote.length,
    close: close + repeated,
    canEmbed: canEmbed(form, prefix),
  };
}

/** The lines below what opened them, which ends at the offset. */
function heredocFrom({ heredoc: form }: Language, text: string, end: number): OpenString | undefined {
  if (!form) {
    return undefined;
  }
  const prefix = text.slice(text.lastIndexOf('<<', end), end);
  const start = end - prefix.length;
  return { form, prefix, start, contentStart: end + 1, close: '\n', canEmbed: canEmbed(form, prefix) };
}

function canEmbed({ embed, embedPrefix }: StringForm, prefix: string): boolean {
  return embed !== undefined && (embedPrefix?.test(prefix) ?? true);
}

function isComment(comment: string | undefined, text: string, at: number): boolean {
  if (comment === undefined || !text.startsWith(comment, at)) {
    return false;
  }
  return comment.length > 1 || at === 0 || /\s/.test(text.charAt(at - 1));
}
