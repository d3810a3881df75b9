/**
 * The template engine of the catalogue. A recipe's `code`, and its `imports`, may hold:
 *
 * `{{url}}` An expression of the language that yields the proxy's URL as text: `os.environ["PROXY_URL"]`,
 *   a literal with its quotes, in a pool the rotation's next. Used more than once it gets a name first.
 * `{{server}}` (`scheme://host:port`, no credentials), `{{scheme}}`, `{{host}}` (no brackets), `{{port}}` (a
 *   number), `{{user}}`, `{{password}}` (both decoded): expressions too. A literal has them as they are;
 *   where there is an expression alone, statements before the code take the URL apart.
 * `{{urls}}` An expression for the list of all URLs, for recipes that take a pool.
 * `{{#each}}…{{/each}}` Repeated for each proxy of a pool; in it `{{name}}`, a literal, and `{{url}}`, which is
 *   a variable of its own for each.
 * `{{#credentials}}…{{/credentials}}` Kept only where a proxy has a user name or password;
 *   `{{^credentials}}…{{/credentials}}` only where none has. `nonAscii`, in the same way, asks whether some
 *   user name or password goes beyond ASCII, which not every client sends as UTF-8.
 * `{{prelude}}` Where the statements go that the values need, on a line of its own; without it they stand
 *   before the code.
 * `⟦1:https://example.com/⟧` A tab stop with its text, `⟦0⟧` where the cursor ends. Not in imports.
 *
 * A recipe with `credentials: false` gets the address alone, without user name and password, and one with
 * `literal: false` a reference whatever is asked for.
 *
 * A section's mark on a line of its own leaves no empty line, and a value of several lines keeps the
 * indentation of its line. All other text stands for itself, `$` and braces included. JavaScript is
 * written with semicolons, double quotes and `import`, from which `require` is derived.
 */
import type { ProxyEndpoint } from '../../core/endpoint.js';
import { Secret } from '../../core/secret.js';
import type { Recipe } from '../catalogue/client.js';
import { commonJsOf } from './commonJs.js';
import { assembled } from './snippetSyntax.js';
import type { Source } from './source.js';
import { sourceOf } from './source.js';
import type { Value } from './template.js';
import { piecesOf } from './template.js';

export interface NamedProxy {
  readonly address: ProxyEndpoint['address'];
  /** What tells it from the others of a pool, as a country: the name of a Playwright project, say. */
  readonly name?: string;
}

export interface RenderRequest {
  readonly recipe: Recipe;
  readonly languageId: string;
  /** The path of the file the code is for; a bare name tells less. */
  readonly fileName: string;
  /** At least one. Several make a pool. */
  readonly proxies: readonly NamedProxy[];
  readonly credentials: 'reference' | 'literal';
  /** The variable that holds the URL, or with commas the URLs of a pool. */
  readonly variable: string;
  /** The file that holds a pool's URLs in the variable's stead, one a line. */
  readonly poolFile?: string;
  /** `commonjs` turns the imports of JavaScript into `require`. */
  readonly modules?: 'esm' | 'commonjs';
}

export interface Rendering {
  /** Whole lines, each once; they hold no credential. */
  readonly imports: readonly string[];
  /** The code, and the same with tab stops in the syntax of VS Code's snippets; no line break at the end. */
  readonly text: Secret;
  readonly snippet: Secret;
  /** What `.env` must hold for the code to work; nothing where the code has literals. */
  readonly variables: readonly { readonly name: string; readonly value: Secret }[];
  /** What the file must hold, where the code reads a pool from one. */
  readonly file?: { readonly path: string; readonly text: Secret };
}

const PRELUDE_LINE = /^[ \t]*\{\{prelude\}\}[ \t]*\n/m;

/**
 * The recipe's code for these proxies. With references nothing but `variables` and `file` holds a part
 * of an address. Throws where the recipe breaks the grammar, or needs what `partsOf` its language lacks.
 */
export function render(request: RenderRequest): Rendering {
  const { recipe, proxies, modules } = request;
  const credentials = proxies.map(
    ({ address: { user = '', password } }) => user + (password?.expose() ?? ''),
  );
  const conditions = {
    credentials: recipe.credentials !== false && credentials.some((text) => text !== ''),
    nonAscii: credentials.some((text) => /\P{ASCII}/u.test(text)),
  };
  const pieces = (template: string) => piecesOf(template, conditions, proxies.length);
  const form = recipe.literal === false ? 'reference' : request.credentials;
  const source = sourceOf({ ...request, credentials: form }, pieces(recipe.code));
  const valueOf = ({ name, item }: Value): string => {
    const value = name === 'prelude' ? source.statements.join('\n') : valuesOf(source, item)[name];
    if (value === undefined) {
      throw new Error(`There is no {{${name}}} in this place`);
    }
    return value;
  };
  const { text, snippet } = assembled(pieces(withPrelude(recipe.code, source.statements)), valueOf);
  const own = assembled(pieces((recipe.imports ?? []).join('\n')), valueOf).text.split('\n');
  const imports = [...new Set([...source.imports, ...own])].filter((line) => line.trim() !== '');
  return {
    imports: modules === 'commonjs' ? imports.map(commonJsOf) : imports,
    text: new Secret(text),
    snippet: new Secret(snippet),
    variables: source.variables,
    ...(source.file && { file: source.file }),
  };
}

function valuesOf({ values, items }: Source, item: number | undefined): Source['values'] {
  return item === undefined ? values : (items[item] ?? {});
}

/** The template with a place for the statements where there are some, and without where not. */
function withPrelude(code: string, statements: readonly string[]): string {
  if (statements.length === 0) {
    return code.replace(PRELUDE_LINE, '');
  }
  return code.includes('{{prelude}}') ? code : `{{prelude}}\n${code}`;
}
