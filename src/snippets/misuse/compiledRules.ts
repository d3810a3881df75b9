import * as l10n from '@vscode/l10n';
import type { Code, Token } from './code.js';
import { nameBefore, openingAround } from './entries.js';
import type { Edit, Misuse, MisuseRule } from './rule.js';
import { insertion } from './rule.js';

const TUNNELLING = 'jdk.http.auth.tunneling.disabledSchemes';

/** Whether the file's `HttpClient` is the one of the JDK, and nothing in it can use a SOCKS proxy. */
function isJdkClient(code: Code): boolean {
  return /\bjava\.net\.http\.(?:HttpClient|\*)/.test(code.text);
}

function socksForHttpClient(code: Code): readonly Misuse[] {
  const hasOtherClient = /\b(?:HttpURLConnection|URLConnection|openConnection|Socket|OkHttpClient)\b/.test(
    code.text,
  );
  if (!isJdkClient(code) || hasOtherClient) {
    return [];
  }
  return code.words('SOCKS').flatMap(({ start, end }) => {
    const name = nameBefore(code, end);
    const title = l10n.t('Use the proxy over HTTP, where it speaks that');
    return /(?:^|\.)Type\.SOCKS$/.test(name.text)
      ? [{ start: name.start, end, fix: { title, edits: [{ start, end, text: 'HTTP' }] } }]
      : [];
  });
}

function loginWithoutTunnelling(code: Code): readonly Misuse[] {
  if (!isJdkClient(code) || code.text.includes(TUNNELLING)) {
    return [];
  }
  return code.words('newBuilder').flatMap(({ end }) => {
    const { start, text } = nameBefore(code, end);
    const setters = /(?:^|\.)HttpClient\.newBuilder$/.test(text) ? settersFrom(code, end) : [];
    const authenticator = setters.find((setter) => setter.text === 'authenticator');
    if (!authenticator || !setters.some((setter) => setter.text === 'proxy')) {
      return [];
    }
    const title = l10n.t('Allow Basic credentials for tunnels');
    const edit = propertyEdit(code, start);
    return [
      {
        start: authenticator.start,
        end: authenticator.end,
        ...(edit && { fix: { title, edits: [edit] } }),
      },
    ];
  });
}

/** The names called one after the other in a chain of setters. */
function settersFrom(code: Code, start: number): readonly Token[] {
  const names: Token[] = [];
  let depth = 0;
  for (let token = code.tokenAt(start); token; token = code.tokenAt(token.end)) {
    depth += /^[({[]$/.test(token.text) ? 1 : /^[)}\]]$/.test(token.text) ? -1 : 0;
    if (depth < 0 || (depth === 0 && token.text === ';')) {
      break;
    }
    if (depth === 0 && token.kind === 'word') {
      names.push(token);
    }
  }
  return names;
}

/** Before these no statement can stand. */
const GOES_ON = /^(?:case|default|else)$/;

/** The property is read when the client's class is loaded: it is set before the statement, or before all of a class. */
function propertyEdit(code: Code, offset: number): Edit | undefined {
  const statement = statementStart(code, offset);
  const block = openingAround(code, statement);
  if (block?.text === '(' || GOES_ON.test(code.tokenAt(statement)?.text ?? '')) {
    return undefined;
  }
  const lineStart = code.text.lastIndexOf('\n', statement - 1) + 1;
  const [indent = ''] = /^[ \t]*/.exec(code.text.slice(lineStart, statement)) ?? [];
  const setting = `System.setProperty("${TUNNELLING}", "");`;
  return insertion(
    statement,
    block && isClassBody(code, block)
      ? `static {\n${indent}    ${setting}\n${indent}}\n\n${indent}`
      : `${setting}\n${indent}`,
  );
}

function statementStart(code: Code, offset: number): number {
  let start = offset;
  let token = code.tokenBefore(offset);
  while (token && !/^[;{}]$/.test(token.text)) {
    start = token.start;
    token = code.tokenBefore(token.start);
  }
  return start;
}

function isClassBody(code: Code, { start }: Token): boolean {
  const header = code.text.slice(statementStart(code, start), start);
  return /\b(?:class|interface|enum|record)\s+\w+/.test(header);
}

const OTHER = { http: 'https', https: 'http' } as const;

function oneSchemeOfReqwest(code: Code): readonly Misuse[] {
  const calls = (['http', 'https', 'all', 'custom'] as const).flatMap((scheme) =>
    code.words(scheme).flatMap(({ start, end }) => {
      const isCall =
        code.tokenAt(end)?.text === '(' && /\bProxy\s*::\s*$/.test(code.text.slice(start - 20, start));
      return isCall ? [{ scheme, start, end }] : [];
    }),
  );
  const has = (scheme: string) => calls.some((call) => call.scheme === scheme);
  return calls.flatMap(({ scheme, start, end }) => {
    if (scheme === 'all' || scheme === 'custom' || has('all') || has('custom') || has(OTHER[scheme])) {
      return [];
    }
    const title = l10n.t('Use the proxy for all addresses');
    return [{ start, end, fix: { title, edits: [{ start, end, text: 'all' }] } }];
  });
}

function socks5hForGo(code: Code): readonly Misuse[] {
  if (!code.text.includes('"net/http"') || code.text.includes('golang.org/x/net/proxy')) {
    return [];
  }
  return [...code.strings()].flatMap(({ text, contentStart }) => {
    if (contentStart === undefined || !/^socks5h(?::\/\/|$)/.test(text)) {
      return [];
    }
    const scheme = { start: contentStart, end: contentStart + 'socks5h'.length };
    const title = l10n.t('Write socks5, which resolves names at the proxy here');
    return [{ ...scheme, fix: { title, edits: [{ ...scheme, text: 'socks5' }] } }];
  });
}

export const COMPILED_RULES: readonly MisuseRule[] = [
  {
    id: 'java-httpclient-socks',
    languages: ['java'],
    words: ['SOCKS', 'HttpClient'],
    message: () => l10n.t('HttpClient ignores a SOCKS proxy: the request goes out directly.'),
    why: 'https://bugs.openjdk.org/browse/JDK-8214516',
    find: socksForHttpClient,
  },
  {
    id: 'java-httpclient-tunnelling',
    languages: ['java'],
    words: ['newBuilder', 'authenticator', 'proxy'],
    message: () =>
      l10n.t(
        'Java gives no Basic credentials to a proxy for https addresses, unless the property jdk.http.auth.tunneling.disabledSchemes is set to nothing: the proxy answers 407.',
      ),
    why: 'https://www.oracle.com/java/technologies/javase/8u111-relnotes.html',
    find: loginWithoutTunnelling,
  },
  {
    id: 'reqwest-one-scheme',
    languages: ['rust'],
    words: ['reqwest', 'Proxy', 'http'],
    message: () => l10n.t('Only http or only https requests use this proxy: the others go out directly.'),
    why: 'https://docs.rs/reqwest/latest/reqwest/struct.Proxy.html#method.http',
    find: oneSchemeOfReqwest,
  },
  {
    id: 'go-socks5h',
    languages: ['go'],
    words: ['socks5h', 'net/http'],
    when: { ecosystem: 'go', name: 'go', versions: '<1.23' },
    message: () =>
      l10n.t('net/http knows this scheme since Go 1.23, and go.mod allows an older one: the request fails.'),
    why: 'https://github.com/golang/go/issues/24135',
    find: socks5hForGo,
  },
];
