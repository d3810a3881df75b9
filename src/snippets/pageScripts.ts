/** A comment, or the opening of a script with its attributes. */
const OPENING = /<!--[^]*?-->|<script\b((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const CLOSING = /<\/script\b/gi;
/** What an Astro component runs for each request. */
const FRONT_MATTER = /^\uFEFF?\s*---[ \t]*\r?\n([^]*?)^---/m;
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

/** The scripts of a page, in its order; the last one may still be open. Only Astro's front matter is code. */
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
    const [tag, attributes] = opening;
    at = opening.index + tag.length;
    if (attributes !== undefined) {
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
