const OPENING = /(<!--)|<script\b/gi;
const ATTRIBUTES = /([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>/y;
const CLOSING = /<\/script\b/gi;
/** What an Astro component runs for each request. */
const FRONT_MATTER = /^\uFEFF?\s*---[ \t]*\r?\n([^]*?)(?<=\n)---/;
const TYPE = /(?:^|\s)(?:lang|type)\s*=\s*["']?([^"'\s]*)/i;
const TYPESCRIPT = /^(?:tsx?|typescript|text\/typescript)$/i;
const JAVASCRIPT =
  /^(?:jsx?|javascript|module|babel|(?:text|application)\/(?:x-)?(?:javascript|ecmascript|babel))?$/i;

/** A script of a page, as offsets of what stands between its tags. */
export interface PageScript {
  /** Undefined for data. */
  readonly languageId: 'javascript' | 'typescript' | undefined;
  readonly start: number;
  readonly end: number;
  /** As they stand in the tag; undefined for front matter, which has none. */
  readonly attributes?: string;
  /** Whether nothing stands before its tag on its line. */
  readonly isTopLevel: boolean;
}

/**
 * The scripts of a page, in its order; the last one may still be open. Only Astro's front matter is code. A comment
 * or tag that nothing closes has all of the rest in it.
 */
export function* pageScripts(text: string, isAstro: boolean): Generator<PageScript> {
  const [matter = '', code = ''] = isAstro ? (FRONT_MATTER.exec(text) ?? []) : [];
  if (matter !== '') {
    const end = matter.length - '---'.length;
    yield { languageId: 'typescript', start: end - code.length, end, isTopLevel: true };
  }
  for (let at = matter.length; ;) {
    OPENING.lastIndex = at;
    const opening = OPENING.exec(text);
    if (!opening) {
      return;
    }
    at = OPENING.lastIndex;
    const [, comment] = opening;
    if (comment !== undefined) {
      at = text.indexOf('-->', at);
      if (at === -1) {
        return;
      }
    } else {
      ATTRIBUTES.lastIndex = at;
      const [tag = '', attributes] = ATTRIBUTES.exec(text) ?? [];
      if (attributes === undefined) {
        return;
      }
      at += tag.length;
      CLOSING.lastIndex = at;
      const end = CLOSING.exec(text)?.index ?? text.length;
      const isTopLevel = opening.index === 0 || text.charAt(opening.index - 1) === '\n';
      yield { languageId: languageIdOf(attributes), start: at, end, attributes, isTopLevel };
      at = end;
    }
  }
}

function languageIdOf(attributes: string): PageScript['languageId'] {
  const type = TYPE.exec(attributes)?.[1] ?? '';
  return TYPESCRIPT.test(type) ? 'typescript' : JAVASCRIPT.test(type) ? 'javascript' : undefined;
}
