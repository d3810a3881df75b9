/** The languages in which a plain text means the same between either quotes. */
const LANGUAGES = ['javascript', 'typescript', 'javascriptreact', 'typescriptreact', 'python', 'ruby', 'php'];

type Quote = '"' | "'";

const TOKEN =
  /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|`(?:[^`\\]|\\[^])*(?:`|$)|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/**
 * The same in the syntax of VS Code's snippets, where a backslash stands before each `\`, `$` and `}`: what is
 * escaped twice there is escaped in the code.
 */
const SNIPPET_TOKEN =
  /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|`(?:[^`\\]|\\\\(?:\\\\|[^\\])|\\[$}])*(?:`|$)|(?<![:\w])\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|#[^\n]*|"(?:[^"\\\n]|\\\\(?:\\\\|[^\\])|\\[$}])*"|'(?:[^'\\\n]|\\\\(?:\\\\|[^\\])|\\[$}])*'/g;

const TAB_STOP = /\$\{\d+(?::((?:[^\\}]|\\[^])*))?\}|\$\d+/g;

/** A text that no escape, interpolation or quote is in. */
const PLAIN = /^[^"'`\\$#{}\n]*$/;

/** The quote that most texts of a document are in; undefined where neither prevails. */
export function preferredQuote(languageId: string, text: string): Quote | undefined {
  if (!LANGUAGES.includes(languageId)) {
    return undefined;
  }
  let balance = 0;
  for (const [token] of text.slice(0, LOOKED_THROUGH).matchAll(TOKEN)) {
    const isPlain = PLAIN.test(token.slice(1, -1)) && !token.startsWith('//') && !token.startsWith('/*');
    balance += !isPlain || isDocText(token) ? 0 : token.startsWith('"') ? 1 : token.startsWith("'") ? -1 : 0;
  }
  return balance === 0 ? undefined : balance > 0 ? '"' : "'";
}

const LOOKED_THROUGH = 100_000;

/** The code of a snippet with the texts in this quote that can be; comments and all else stay. */
export function withQuotes(snippet: string, quote: Quote | undefined): string {
  if (quote === undefined) {
    return snippet;
  }
  return snippet.replace(SNIPPET_TOKEN, (token) => {
    const inner = token.slice(1, -1);
    const isText = /^(["'])[^]*\1$/.test(token) && !isDocText(token);
    return isText && PLAIN.test(inner.replace(TAB_STOP, '$1')) ? quote + inner + quote : token;
  });
}

/** The code of a snippet with other names, which stand outside texts and comments and are no member of anything. */
export function withNames(
  snippet: string,
  aliases: readonly { readonly name: string; readonly present: string }[],
): string {
  const names = new Map(aliases.map(({ name, present }) => [name, present]));
  const rename = (code: string) =>
    code.replace(/(?<![\w$.])[A-Za-z_]\w*(?!\w)/g, (word) => names.get(word) ?? word);
  let changed = '';
  let at = 0;
  for (const match of snippet.matchAll(SNIPPET_TOKEN)) {
    changed += rename(snippet.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return changed + rename(snippet.slice(at));
}

function isDocText(token: string): boolean {
  return token.startsWith('"""') || token.startsWith("'''");
}
