/** One `NAME=value` of a `.env`, as offsets into its text. */
interface Definition {
  readonly name: string;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

const DEFINITION = /^\uFEFF?[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)([ \t]*=)[ \t]*/;
/** Characters that every reader of a `.env`, a shell among them, takes as they are. */
const PLAIN_VALUE = /^[A-Za-z0-9._:/@%[\]+,=-]*$/;
/** Characters on which the readers differ even inside single quotes: a URL can hold them escaped. */
const DISPUTED = /[$`'"\\\s\p{Cc}]/gu;

/** The URL as a `.env` must hold it, so that every dialect, and a shell, reads the same. */
export function dotenvValue(url: string): string {
  const value = url.replace(DISPUTED, (character) => encodeURIComponent(character).replace("'", '%27'));
  return PLAIN_VALUE.test(value) ? value : `'${value}'`;
}

/**
 * The text in which the variable has this value: its definitions changed in place, or one added at the
 * end. All else stays as it was; text that says so already comes back unchanged.
 */
export function upsertVariable(text: string, name: string, value: string): string {
  const written = dotenvValue(value);
  const found = definitions(text).filter((definition) => definition.name === name);
  if (found.length > 0) {
    return found.reduceRight(
      // A shell wants no space around the sign.
      (changed, { nameEnd, valueEnd }) => `${changed.slice(0, nameEnd)}=${written}${changed.slice(valueEnd)}`,
      text,
    );
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : newline;
  return `${text}${separator}${name}=${written}${newline}`;
}

/** The name of a variable that has this value. */
export function variableHolding(text: string, value: string): string | undefined {
  const wanted = unquoted(dotenvValue(value));
  return [...variablesOf(text)].find(([, held]) => held === wanted)?.[0];
}

/** The value of each variable, without its quotes; of several definitions the last one counts. */
export function variablesOf(text: string): ReadonlyMap<string, string> {
  return new Map(definitions(text).map((definition) => [definition.name, valueOf(text, definition)]));
}

/** Whether the variable has this value, another one, or none: an empty one is none. */
export function variableState(text: string, name: string, value: string): 'held' | 'taken' | 'free' {
  const held = variablesOf(text).get(name) ?? '';
  if (held === '') {
    return 'free';
  }
  return held === unquoted(dotenvValue(value)) ? 'held' : 'taken';
}

function definitions(text: string): Definition[] {
  const found: Definition[] = [];
  for (let lineStart = 0; lineStart < text.length;) {
    const lineEnd = endOfLine(text, lineStart);
    const match = DEFINITION.exec(text.slice(lineStart, lineEnd));
    let end = lineEnd;
    if (match) {
      const [matched, name = '', sign = ''] = match;
      const valueStart = lineStart + matched.length;
      const nameEnd = lineStart + matched.lastIndexOf(sign);
      const valueEnd = endOfValue(text, nameEnd + sign.length, valueStart, lineEnd);
      found.push({ name, nameEnd, valueStart, valueEnd });
      end = Math.max(end, endOfLine(text, valueEnd));
    }
    lineStart = end + 1;
  }
  return found;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

/** A quoted value ends with its quote, on a later line perhaps; a bare one before ` #` or the line's end. */
function endOfValue(text: string, signEnd: number, start: number, lineEnd: number): number {
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'" || quote === '`') {
    for (let at = start + 1; at < text.length; at += 1) {
      if (text[at] === quote) {
        return at + 1;
      }
      at += text[at] === '\\' && quote === '"' ? 1 : 0;
    }
  }
  const rest = text.slice(signEnd, lineEnd);
  return signEnd + rest.replace(/(?:^|[ \t])#.*$|\r$/s, '').trimEnd().length;
}

function valueOf(text: string, { valueStart, valueEnd }: Definition): string {
  return unquoted(text.slice(valueStart, valueEnd));
}

function unquoted(value: string): string {
  return /^(['"`])(.*)\1$/s.exec(value)?.[2] ?? value;
}
