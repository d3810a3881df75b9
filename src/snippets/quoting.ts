/** How a language writes text inside one kind of quotes. */
export interface StringForm {
  /** The quote that opens and closes it: `"`, `'`, `` ` `` or `"""`. */
  readonly quote: string;
  /** The text as it stands between the quotes. */
  readonly escape: (text: string) => string;
  /** A reference to a variable inside the string, where the language has such a thing. */
  readonly embed?: (variable: string) => string;
  /** What must stand right before the quote for `embed` to work, as the `f` of Python. */
  readonly embedPrefix?: RegExp;
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

export function verbatim(text: string): string {
  return text;
}
