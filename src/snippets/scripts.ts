import type { Site } from './references.js';

const PAGES = ['vue', 'svelte', 'astro', 'html'];
/** A comment, or the opening of a script with its attributes. */
const OPENING = /<!--[^]*?-->|<script\b((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const CLOSING = /<\/script\b/gi;
const TYPE = /(?:^|\s)(?:lang|type)\s*=\s*["']?([^"'\s]*)/i;
const TYPESCRIPT = /^(?:tsx?|typescript|text\/typescript)$/i;
const JAVASCRIPT =
  /^(?:jsx?|javascript|module|babel|(?:text|application)\/(?:x-)?(?:javascript|ecmascript|babel))?$/i;

/** The script of a page, as offsets of what stands between its tags. */
export interface Script {
  readonly languageId: 'javascript' | 'typescript';
  readonly start: number;
  readonly end: number;
}

/** The script that a page has around the site; undefined where it has none there, or data. */
export function scriptAround({ languageId, text, start, end }: Site): Script | undefined {
  if (!PAGES.includes(languageId)) {
    return undefined;
  }
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(text); opening; opening = OPENING.exec(text)) {
    const [tag, attributes] = opening;
    if (attributes === undefined) {
      continue;
    }
    const from = opening.index + tag.length;
    CLOSING.lastIndex = from;
    const to = CLOSING.exec(text)?.index ?? text.length;
    if (from > start) {
      return undefined;
    }
    if (end <= to) {
      const type = TYPE.exec(attributes)?.[1] ?? '';
      const isTyped = TYPESCRIPT.test(type);
      return isTyped || JAVASCRIPT.test(type)
        ? { languageId: isTyped ? 'typescript' : 'javascript', start: from, end: to }
        : undefined;
    }
    OPENING.lastIndex = to;
  }
  return undefined;
}
