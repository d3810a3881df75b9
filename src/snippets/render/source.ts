import { proxyUrl } from '../../core/proxy/format.js';
import { Secret } from '../../core/secret.js';
import { schemeFor } from '../languages.js';
import { literalFor, referenceFor } from '../references.js';
import { itemNames, itemVariables } from './itemNames.js';
import type { Expression, LanguageParts, Part } from './parts.js';
import { PARTS_OF_URL, partsOf } from './parts.js';
import type { NamedProxy, Rendering, RenderRequest } from './render.js';
import type { Piece, ValueName } from './template.js';

type Values = Partial<Record<ValueName, string>>;

/** What the values of a template come out as, and what they need around them. */
export interface Source extends Pick<Rendering, 'imports' | 'variables' | 'file'> {
  /** Outside of `{{#each}}`. */
  readonly values: Values;
  /** In `{{#each}}`, for each proxy. */
  readonly items: readonly Values[];
  /** Lines that go before the code. */
  readonly statements: readonly string[];
}

/** Marks that nobody sees, line breaks among them: a source file holds them only as a URL's escapes. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;

/** How the proxies of the request become expressions for the values that these pieces have. */
export function sourceOf(request: RenderRequest, pieces: readonly Piece[]): Source {
  const all = pieces.filter((piece) => piece.kind === 'value');
  const used = all.filter(({ item }) => item === undefined).map(({ name }) => name);
  const draft = new Draft(request);
  const values = { ...(used.includes('urls') && { urls: draft.list() }), ...draft.one(used) };
  const items = used.length < all.length ? draft.items() : [];
  const { imports, statements, variables, file } = draft;
  return { values, items, imports, statements, variables: [...variables.values()], ...(file && { file }) };
}

/** Makes the expressions, and gathers what they need meanwhile. */
class Draft {
  readonly imports: string[] = [];
  readonly statements: string[] = [];
  readonly variables = new Map<string, Rendering['variables'][number]>();
  file: Rendering['file'];
  readonly #request: RenderRequest;
  readonly #parts: LanguageParts;
  readonly #proxies: readonly Proxy[];

  constructor(request: RenderRequest) {
    const { recipe, languageId, proxies } = request;
    this.#request = request;
    this.#parts = partsOf(languageId);
    this.#proxies = proxies.map(({ address: { host, port, ...others } }) => {
      const scheme = recipe.urlScheme ?? schemeFor(languageId, others.scheme);
      const address =
        recipe.credentials === false ? { scheme, host, port } : { ...others, scheme, host, port };
      return { address, url: proxyUrl(address) };
    });
  }

  /** The URLs of a pool as one expression. */
  list(): string {
    const { credentials, variable, poolFile } = this.#request;
    const pool = this.#pool();
    const urls = this.#proxies.map(({ url }) => url);
    if (credentials === 'literal') {
      return this.#imported(pool.literal(urls.map((url) => this.#literal(url))));
    }
    if (poolFile !== undefined) {
      this.file = { path: poolFile, text: joined(urls, '\n') };
      return this.#imported(pool.lines(this.#literal(new Secret(poolFile))));
    }
    return this.#imported(pool.split(this.#reference(variable, joined(urls, ','))));
  }

  /** The name and the URL of each proxy. */
  items(): readonly Values[] {
    const names = itemNames(this.#request.proxies);
    const variables = itemVariables(this.#request.variable, names);
    return this.#proxies.map(({ url }, index) => ({
      name: this.#literal(new Secret(names[index] ?? '')),
      url: this.#url(url, variables[index] ?? ''),
    }));
  }

  /** The values that are about one proxy: the only one, or the next of the pool. */
  one(used: readonly ValueName[]): Values {
    const wanted = new Set(PARTS_OF_URL.filter((part) => used.includes(part)));
    const legible = this.#legible();
    const isTakenApart = wanted.size > 0 && legible === undefined;
    const uses = used.filter((name) => name === 'url').length + Number(isTakenApart);
    const url = uses > 0 ? this.#named(this.#next(), uses) : '';
    return {
      url,
      ...(isTakenApart ? this.#takenApart(url, wanted) : legible && this.#literalParts(legible)),
    };
  }

  /** The address whose parts can stand in the code as they are. */
  #legible(): Address | undefined {
    const [only, ...others] = this.#proxies;
    if (only === undefined || others.length > 0 || this.#request.credentials === 'reference') {
      return undefined;
    }
    const { user = '', password } = only.address;
    const isUnseen = UNSEEN.test(user) || UNSEEN.test(password?.expose() ?? '');
    return isUnseen && this.#parts.takenApart ? undefined : only.address;
  }

  #next(): string {
    const [only, ...others] = this.#proxies;
    if (only !== undefined && others.length === 0) {
      return this.#url(only.url, this.#request.variable);
    }
    const { rotation } = this.#pool();
    this.imports.push(...(rotation.imports ?? []));
    this.statements.push(rotation.statements(this.list()));
    return rotation.next;
  }

  #named(url: string, uses: number): string {
    const { named } = this.#parts;
    if (named === undefined || uses === 1) {
      return url;
    }
    this.statements.push(named.statement(url));
    return named.name;
  }

  #takenApart(url: string, wanted: ReadonlySet<Part>): Values {
    const { takenApart } = this.#parts;
    if (takenApart === undefined) {
      throw new Error(`Nothing takes a URL apart in ${this.#request.languageId}`);
    }
    this.imports.push(...(takenApart.imports?.(wanted) ?? []));
    this.statements.push(takenApart.statement(url));
    const addresses = this.#proxies.map(({ address }) => address);
    const traits = {
      scheme: addresses[0]?.scheme ?? 'http',
      isIpv6: addresses.some(({ host }) => host.includes(':')),
      lacksUser: addresses.some(({ user = '' }) => user === ''),
      lacksPassword: addresses.some(({ password }) => (password?.expose() ?? '') === ''),
    };
    return Object.fromEntries([...wanted].map((part) => [part, takenApart.expression(part, traits)]));
  }

  #literalParts({ scheme, host, port, user = '', password = new Secret('') }: Address): Values {
    return {
      server: this.#literal(proxyUrl({ host, port }, { scheme })),
      scheme: this.#literal(new Secret(scheme)),
      host: this.#literal(new Secret(host)),
      port: String(port),
      user: this.#literal(new Secret(user)),
      password: this.#literal(password),
    };
  }

  #url(url: Secret, variable: string): string {
    if (this.#request.credentials === 'literal') {
      return this.#literal(url);
    }
    const reference = this.#reference(variable, url);
    return this.#parts.present?.(reference) ?? reference;
  }

  #literal(text: Secret): string {
    return literalFor(this.#request.languageId, this.#request.fileName, text).expose();
  }

  #reference(variable: string, value: Secret): string {
    const { text, imports } = referenceFor(this.#request.languageId, this.#request.fileName, variable);
    this.variables.set(variable, { name: variable, value });
    this.imports.push(...(imports ?? []));
    return text;
  }

  #pool(): NonNullable<LanguageParts['pool']> {
    if (this.#parts.pool === undefined) {
      throw new Error(`There are no pools in ${this.#request.languageId}`);
    }
    return this.#parts.pool;
  }

  #imported({ code, imports = [] }: Expression): string {
    this.imports.push(...imports);
    return code;
  }
}

type Address = NamedProxy['address'];

interface Proxy {
  readonly address: Address;
  readonly url: Secret;
}

function joined(urls: readonly Secret[], separator: string): Secret {
  return new Secret(urls.map((url) => url.expose()).join(separator));
}
