import { backslashed } from '../quoting.js';
import type { Island } from '../syntax/islands.js';
import { islandsOf } from '../syntax/islands.js';
import type { Syntax } from '../syntax/syntax.js';
import { syntaxOf } from '../syntax/syntax.js';

/** A word, a number, a whole string with its quotes, or one other character. */
export interface Token {
  readonly kind: 'word' | 'string' | 'mark';
  readonly start: number;
  readonly end: number;
  /** As written; of a string, what stands between the quotes. */
  readonly text: string;
  /** Of a string: the quote it is written in, and where its content begins. */
  readonly quote?: string;
  readonly contentStart?: number;
}

const WORD = /[\p{L}\p{N}_$]+/uy;
const WORD_CHARACTER = /[\p{L}\p{N}_$]/u;
const LAST_WORD = /[\p{L}\p{N}_$]+$/u;
const LONGEST_WORD = 200;
/** So many take a fifth of a second; code written by hand needs far fewer. */
const MOST_TOKENS = 150_000;

/** A text read as code: its tokens from any place on, comments left out. */
export class Code {
  /** Below zero once more tokens were asked for than are read of a text: from then on there are none. */
  tokensLeft = MOST_TOKENS;
  readonly #syntax: Syntax;
  #islands: readonly Island[] | undefined;

  constructor(
    readonly text: string,
    readonly languageId: string,
    /** The file's path. */
    readonly fileName: string,
  ) {
    this.#syntax = syntaxOf(languageId);
  }

  /** The strings of the text. */
  *strings(): Iterable<Token> {
    for (const island of this.#allIslands) {
      if (island.string) {
        yield this.#stringToken(island);
      }
    }
  }

  /** The string that holds the offset, its quotes counted in. */
  stringAround(offset: number): Token | undefined {
    const island = this.#islandAround(offset);
    return island?.string && this.#stringToken(island);
  }

  /** Whether neither a comment nor a string holds the offset. */
  isCode(offset: number): boolean {
    return this.#islandAround(offset) === undefined;
  }

  /** Whether a comment, or a regular expression, holds the offset. */
  isComment(offset: number): boolean {
    const island = this.#islandAround(offset);
    return island !== undefined && island.string === undefined;
  }

  /** Every place of the code where this word stands by itself. */
  words(word: string): readonly Token[] {
    const found: Token[] = [];
    for (let at = this.text.indexOf(word); at !== -1; at = this.text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      const isWhole =
        !WORD_CHARACTER.test(this.text.charAt(at - 1)) && !WORD_CHARACTER.test(this.text.charAt(end));
      if (isWhole && this.isCode(at)) {
        found.push({ kind: 'word', start: at, end, text: word });
      }
    }
    return found;
  }

  /** The first token at or after the offset, which must not be inside one. */
  tokenAt(offset: number): Token | undefined {
    let at = offset;
    this.tokensLeft -= 1;
    while (this.tokensLeft >= 0) {
      while (/\s/.test(this.text.charAt(at))) {
        at += 1;
      }
      if (at >= this.text.length) {
        return undefined;
      }
      const island = this.#islandAround(at);
      if (!island) {
        return this.#plainToken(at);
      }
      if (island.string) {
        return this.#stringToken(island);
      }
      at = island.end;
    }
    return undefined;
  }

  /** The last token that ends at or before the offset, which must not be inside one. */
  tokenBefore(offset: number): Token | undefined {
    let at = offset - 1;
    this.tokensLeft -= 1;
    while (this.tokensLeft >= 0) {
      while (at >= 0 && /\s/.test(this.text.charAt(at))) {
        at -= 1;
      }
      if (at < 0) {
        return undefined;
      }
      const island = this.#islandAround(at);
      if (island?.string) {
        return this.#stringToken(island);
      }
      if (!island) {
        const [word] = LAST_WORD.exec(this.text.slice(Math.max(0, at + 1 - LONGEST_WORD), at + 1)) ?? [];
        const start = at + 1 - (word?.length ?? 1);
        return { kind: word ? 'word' : 'mark', start, end: at + 1, text: this.text.slice(start, at + 1) };
      }
      at = island.start - 1;
    }
    return undefined;
  }

  /** The text as a literal in these quotes. */
  literal(text: string, quote: string): string {
    return quote + backslashed(quote.charAt(0))(text) + quote;
  }

  #plainToken(start: number): Token {
    WORD.lastIndex = start;
    const [word] = WORD.exec(this.text) ?? [];
    if (word === undefined) {
      return { kind: 'mark', start, end: start + 1, text: this.text.charAt(start) };
    }
    const end = start + word.length;
    const island = this.#syntax.stringPrefix?.test(word) ? this.#islandAround(end) : undefined;
    return island?.string && island.start === end
      ? this.#stringToken(island)
      : { kind: 'word', start, end, text: word };
  }

  #stringToken({ start, end, string }: Island): Token {
    const content = string ?? { start, end, syntax: { quote: '' } };
    return {
      kind: 'string',
      start: start - this.#prefixBefore(start).length,
      end,
      text: this.text.slice(content.start, content.end),
      quote: content.syntax.quote,
      contentStart: content.start,
    };
  }

  #prefixBefore(start: number): string {
    const { stringPrefix } = this.#syntax;
    const [word = ''] = stringPrefix
      ? (LAST_WORD.exec(this.text.slice(Math.max(0, start - LONGEST_WORD), start)) ?? [])
      : [];
    return stringPrefix?.test(word) ? word : '';
  }

  get #allIslands(): readonly Island[] {
    return (this.#islands ??= islandsOf(this.text, this.#syntax));
  }

  #islandAround(offset: number): Island | undefined {
    const islands = this.#allIslands;
    let low = 0;
    let high = islands.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((islands[middle]?.end ?? 0) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const island = islands[low];
    return island && island.start <= offset ? island : undefined;
  }
}
