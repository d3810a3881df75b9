import { languageOf } from './languages.js';
import type { Language } from './language.js';
import type { OpenString } from './openString.js';
import { openStringIn } from './openString.js';
import { verbatim } from './quoting.js';
import { endsAt, startsAt } from './staleEdges.js';
import type { Spelling } from './staleSpellings.js';

/** A text, and what it is written in. */
export interface Document {
  readonly languageId: string;
  /** The file's path. */
  readonly fileName: string;
  readonly text: string;
}

/** Where the old endpoint stands, as offsets in UTF-16 units. */
export interface StalePlace {
  readonly start: number;
  readonly end: number;
  /** The new one as it stands there; absent where that place cannot hold it. */
  readonly text?: string;
}

type Encoding = (text: string) => string;

/** Characters that no language takes for anything else, wherever a proxy is written. */
const PLAIN = /^[A-Za-z0-9._:/@%+=-]$/;

/**
 * Every place of the text that holds an endpoint as it was: its exact credentials at its exact host and
 * port, or its whole link, in any notation. Disjoint, and in the order of the text.
 */
export function stalePlaces(document: Document, spellings: readonly Spelling[]): readonly StalePlace[] {
  const language = languageOf(document.languageId, document.fileName);
  const encodings = distinct([
    verbatim,
    ...language.strings.flatMap(({ escape, embedPrefix }) =>
      embedPrefix ? [escape, embedding(escape)] : [escape],
    ),
    ...(language.bare ? [inside(language.bare)] : []),
  ]);
  const found = new Map<string, StalePlace>();
  for (const spelling of spellings) {
    for (const old of distinct(encodings.map((encode) => encode(spelling.old)))) {
      for (const start of occurrences(document.text, old)) {
        const place = placeAt(document.text, start, old, spelling, language, encodings);
        const key = `${start} ${start + old.length}`;
        if (place && !found.has(key)) {
          found.set(key, place);
        }
      }
    }
  }
  return disjoint([...found.values()]);
}

/** The text with the new endpoint in these places. */
export function withPlaces(text: string, places: readonly StalePlace[]): string {
  return places.reduceRight(
    (changed, { start, end, text: current }) =>
      current === undefined ? changed : changed.slice(0, start) + current + changed.slice(end),
    text,
  );
}

function placeAt(
  text: string,
  start: number,
  old: string,
  spelling: Spelling,
  language: Language,
  encodings: readonly Encoding[],
): StalePlace | undefined {
  const end = start + old.length;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const open = openStringIn(language, text.slice(lineStart, start));
  if (!startsAt(text, start, spelling, open) || !endsAt(text, end, spelling, open)) {
    return undefined;
  }
  const around = text.charAt(start - 1) + text.charAt(end);
  const isQuoted = /^(?:(["'`])\1|><)$/.test(around);
  const own = ownEncoding(language, open, isQuoted);
  const current = spelling.current
    .map((now) => written(now, old, spelling, own, encodings))
    .find((candidate) => candidate !== undefined);
  return { start, end, ...(current !== undefined && { text: current }) };
}

/** The new spelling as this place must have it; undefined where it would read as something else. */
function written(
  current: string,
  old: string,
  spelling: Spelling,
  own: Encoding | undefined,
  encodings: readonly Encoding[],
): string | undefined {
  const isFaithful = (encode: Encoding) =>
    spelling.isUrl || !(escapes(encode, current) || escapes(encode, spelling.old));
  if (own && isFaithful(own) && inside(own)(spelling.old) === old) {
    return own(current);
  }
  // How the old one stands there shows how to write each of its characters, and no other.
  const known = new Set(spelling.old);
  const isKnown = Array.from(current).every((character) => PLAIN.test(character) || known.has(character));
  return isKnown
    ? encodings.find((encode) => isFaithful(encode) && encode(spelling.old) === old)?.(current)
    : undefined;
}

/** How the language writes text at a place, where that can be told. */
function ownEncoding(
  language: Language,
  open: OpenString | undefined,
  isQuoted: boolean,
): Encoding | undefined {
  if (open) {
    const { escape, embedPrefix } = open.form;
    return embedPrefix && open.canEmbed ? embedding(escape) : escape;
  }
  const { bare, strings } = language;
  if (bare === undefined) {
    // text between quotes has an escape for them, and nobody knows which
    return isQuoted || strings.length > 0 ? undefined : verbatim;
  }
  return isQuoted ? inside(bare) : bare;
}

/** Between quotes in which braces mean something. */
function embedding(escape: Encoding): Encoding {
  return (text) => escape(text).replace(/[{}]/g, '$&$&');
}

/** Without the quotes that a `.env` needs around some text. */
function inside(encode: Encoding): Encoding {
  return (text) => {
    const encoded = encode(text);
    return encoded === `'${encoded.slice(1, -1)}'` && !text.startsWith("'") ? encoded.slice(1, -1) : encoded;
  };
}

/** Whether it writes a character of the text as a URL's escape, which means itself anywhere else. */
function escapes(encode: Encoding, text: string): boolean {
  return Array.from(text).some((character) => /^%[0-9A-F]{2}/.test(encode(character)));
}

function occurrences(text: string, wanted: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    found.push(at);
  }
  return found;
}

/** Of two that overlap, the one that begins first, then the longer one. */
function disjoint(places: readonly StalePlace[]): readonly StalePlace[] {
  const kept: StalePlace[] = [];
  for (const place of places.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    if (place.start >= (kept.at(-1)?.end ?? 0)) {
      kept.push(place);
    }
  }
  return kept;
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
