/** How a language writes text inside one kind of quotes. */
export interface StringForm {
  /** The quote that opens and closes it: `"`, `'`, `` ` `` or `"""`. */
  readonly quote: string;
  /** The text as it stands between the quotes. */
  readonly escape: (text: string) => string;
  /** A reference to a variable inside the string, where the language has such a thing. */
  readonly embed?: (variable: string) => string;
  /** What stands in a value inside it, where that differs from code elsewhere, and the quote that it takes. */
  readonly value?: StringForm;
  /** What the prefix must have for `embed` to work, as the `f` of Python. */
  readonly embedPrefix?: RegExp;
  /**
   * What may stand right before the quote as part of the string, as `rb` of Python; its first group stands
   * behind the closing quote as well, as `#` of Rust.
   */
  readonly prefix?: RegExp;
  /** Whether only the prefix makes it this kind of string. */
  readonly needsPrefix?: true;
  /** What closes it, where that is not the quote. */
  readonly close?: string;
  /**
   * A reference of the type that a string with this prefix has, as bytes; undefined where none can take the
   * string's place. Where this is absent, it is as it is.
   */
  readonly typed?: (reference: string, prefix: string) => string | undefined;
  /** Whether its text begins on the line below the quote, so that it cannot be parted within a line. */
  readonly isBlock?: true;
}

/** Puts a backslash before each backslash and each of these characters. */
export function backslashed(characters: string): (text: string) => string {
  const special = new Set(`\\${characters}`);
  return (text) =>
    text.replace(/./gsu, (character) => (special.has(character) ? `\\${character}` : character));
}

/** Writes each of these characters twice. */
export function doubled(characters: string): (text: string) => string {
  const special = new Set(characters);
  return (text) =>
    text.replace(/./gsu, (character) => (special.has(character) ? character.repeat(2) : character));
}

/** Closes the quotes around each quote: `'` becomes `'\''`. */
export function shellQuoted(text: string): string {
  return text.replaceAll("'", "'\\''");
}

/** The inside of a JSON string, which YAML, TOML and JavaScript read as well. */
export function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The text of a URL without this character, whose escape is the URL's own: such a string has none. */
export function withoutCharacter(character: string): (text: string) => string {
  const escape = `%${character.charCodeAt(0).toString(16)}`;
  return (text) => text.replaceAll(character, escape);
}

export function verbatim(text: string): string {
  return text;
}
