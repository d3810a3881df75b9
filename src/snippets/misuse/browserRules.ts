import * as l10n from '@vscode/l10n';
import type { Code, Token } from './code.js';
import type { Entry, Group } from './entries.js';
import { entryNamed, groupAt, openingAround, stringValue } from './entries.js';
import { JAVASCRIPT } from './javascriptImports.js';
import type { LiteralProxy } from './literalProxy.js';
import { hasLogin, isSocks, literalProxy, loginOf, proxyOf, serverOf } from './literalProxy.js';
import type { Edit, Misuse, MisuseRule } from './rule.js';
import { insertion } from './rule.js';

const PROXY_SERVER = '--proxy-server=';
const overHttp = () => l10n.t('Use the proxy over HTTP, where it speaks that');

/** The objects that tell Playwright its proxy, with the server's text. */
function playwrightProxies(
  code: Code,
): readonly { readonly group: Group; readonly server: Token; readonly proxy: LiteralProxy }[] {
  const names = [...code.words('server'), ...stringKeys(code, 'server')];
  return names.flatMap(({ start }) => {
    const brace = openingAround(code, start);
    const group = brace?.text === '{' ? groupAt(code, brace.start) : undefined;
    const server = stringValue(code, entryNamed(group, 'server'));
    const proxy = proxyOf(server);
    const isProxy = brace && /^(?:proxy|[A-Za-z_]*proxy[A-Za-z_]*)$/i.test(nameOfObject(code, brace.start));
    return group && server && proxy && isProxy ? [{ group, server, proxy }] : [];
  });
}

function stringKeys(code: Code, key: string): readonly Token[] {
  return [...code.strings()].filter(({ text }) => text === key);
}

/** The name that an object is given: `proxy` of `proxy: {` and of `"proxy" = {`. */
function nameOfObject(code: Code, brace: number): string {
  const sign = code.tokenBefore(brace);
  const name = sign && /^[:=]$/.test(sign.text) ? code.tokenBefore(sign.start) : undefined;
  return name?.text ?? '';
}

function loginInServer(code: Code): readonly Misuse[] {
  return playwrightProxies(code).flatMap(({ group, server, proxy }) => {
    if (!hasLogin(proxy) || isSocks(proxy.scheme)) {
      return [];
    }
    const edits = entryNamed(group, 'username')
      ? undefined
      : [serverEdit(code, group, server, proxy, proxy.scheme)];
    const title = l10n.t('Hand the credentials over as username and password');
    return [{ start: server.start, end: server.end, ...(edits && { fix: { title, edits } }) }];
  });
}

function socksLogin(code: Code): readonly Misuse[] {
  return playwrightProxies(code).flatMap(({ group, server, proxy }) => {
    if (!isSocks(proxy.scheme) || !(hasLogin(proxy) || entryNamed(group, 'username'))) {
      return [];
    }
    const fix = { title: overHttp(), edits: [serverEdit(code, group, server, proxy, 'http')] };
    return [{ start: server.start, end: server.end, fix }];
  });
}

/** The server without credentials, which follow it as entries of their own. */
function serverEdit(
  code: Code,
  group: Group,
  server: Token,
  proxy: LiteralProxy,
  scheme: LiteralProxy['scheme'],
): Edit {
  const quote = server.quote ?? '"';
  const login =
    hasLogin(proxy) && !entryNamed(group, 'username') ? `, ${loginEntries(code, proxy, quote)}` : '';
  return { start: server.start, end: server.end, text: code.literal(serverOf(proxy, scheme), quote) + login };
}

function loginEntries(code: Code, proxy: LiteralProxy, quote: string): string {
  const { user, password } = loginOf(proxy);
  return Object.entries({ username: user, password })
    .map(([key, value]) => `${keyOf(code, key, quote)}: ${code.literal(value, quote)}`)
    .join(', ');
}

/** Python's dictionaries quote their keys. */
function keyOf(code: Code, key: string, quote: string): string {
  return code.languageId === 'python' ? quote + key + quote : key;
}

function loginInFlag(code: Code): readonly Misuse[] {
  return [...code.strings()].flatMap((flag) => {
    const value = flag.text.startsWith(PROXY_SERVER) ? flag.text.slice(PROXY_SERVER.length) : '';
    if (!/^(?:[a-z0-9]+:\/\/)?[^\s@]+@[^\s@]+$/i.test(value)) {
      return [];
    }
    const proxy = literalProxy(value);
    const fix = proxy && (puppeteerFix(code, flag, proxy) ?? playwrightFix(code, flag, proxy));
    return [{ start: flag.start, end: flag.end, ...(fix && { fix }) }];
  });
}

function puppeteerFix(code: Code, flag: Token, proxy: LiteralProxy): Misuse['fix'] {
  const quote = flag.quote ?? '"';
  const pages = [
    ...code.text.matchAll(
      /^([ \t]*)(?:const|let|var)\s+(\w+)\s*=\s*await\s+\w+(?:\.\w+)*\.newPage\(\);?[ \t]*$/gm,
    ),
  ].filter(({ index }) => code.isCode(index));
  if (!JAVASCRIPT.includes(code.languageId) || !code.text.includes('puppeteer') || pages.length === 0) {
    return undefined;
  }
  const server = serverOf(proxy, isSocks(proxy.scheme) ? 'http' : proxy.scheme);
  const login = loginEntries(code, proxy, quote);
  return {
    title: isSocks(proxy.scheme) ? overHttp() : l10n.t('Hand the credentials over by page.authenticate'),
    edits: [
      { start: flag.start, end: flag.end, text: code.literal(PROXY_SERVER + server, quote) },
      ...pages.map(({ 0: line, 1: indent = '', 2: page = '', index }) =>
        insertion(index + line.length, `\n${indent}await ${page}.authenticate({ ${login} });`),
      ),
    ],
  };
}

function playwrightFix(code: Code, flag: Token, proxy: LiteralProxy): Misuse['fix'] {
  const list = openingAround(code, flag.start);
  const outer = list?.text === '[' ? openingAround(code, list.start) : undefined;
  const options = outer && groupAt(code, outer.start);
  const args = entryNamed(options, 'args');
  const flags = list && groupAt(code, list.start);
  if (!code.text.includes('playwright') || !flags || !args || entryNamed(options, 'proxy')) {
    return undefined;
  }
  const quote = flag.quote ?? '"';
  const isPython = code.languageId === 'python';
  const scheme = isSocks(proxy.scheme) ? 'http' : proxy.scheme;
  const entries = `${keyOf(code, 'server', quote)}: ${code.literal(serverOf(proxy, scheme), quote)}, ${loginEntries(code, proxy, quote)}`;
  const value = isPython ? `proxy={${entries}}` : `proxy: { ${entries} }`;
  return {
    title: isSocks(proxy.scheme) ? overHttp() : l10n.t('Use the option proxy'),
    edits: [insertion(args.start, `${value}, `), withoutEntry(flags, flag)],
  };
}

/** Takes one of the entries out, and the comma that parted it from the others. */
function withoutEntry({ entries }: Group, removed: Token): Edit {
  const index = entries.findIndex(({ start }) => start === removed.start);
  const [previous, following]: readonly (Entry | undefined)[] = [entries[index - 1], entries[index + 1]];
  return previous
    ? { start: previous.end, end: removed.end, text: '' }
    : { start: removed.start, end: following?.start ?? removed.end, text: '' };
}

const PLAYWRIGHT_LANGUAGES = [...JAVASCRIPT, 'python'];
const PLAYWRIGHT_PROXY = 'https://playwright.dev/docs/network#http-proxy';

export const BROWSER_RULES: readonly MisuseRule[] = [
  {
    id: 'chromium-flag-credentials',
    languages: [...PLAYWRIGHT_LANGUAGES, 'java', 'kotlin', 'csharp', 'go', 'php', 'ruby'],
    words: [PROXY_SERVER, '@'],
    message: () => l10n.t('Chromium takes no credentials in this flag: no page loads through the proxy.'),
    why: 'https://chromium.googlesource.com/chromium/src/+/HEAD/net/docs/proxy.md#Proxy-credentials-in-manual-proxy-settings',
    find: loginInFlag,
  },
  {
    id: 'playwright-server-credentials',
    languages: PLAYWRIGHT_LANGUAGES,
    words: ['server', 'playwright', '@'],
    message: () => l10n.t('Playwright drops the credentials of this URL: the proxy answers 407.'),
    why: PLAYWRIGHT_PROXY,
    find: loginInServer,
  },
  {
    id: 'playwright-socks-credentials',
    languages: PLAYWRIGHT_LANGUAGES,
    words: ['server', 'playwright', 'socks'],
    message: () => l10n.t('No browser logs in to a SOCKS proxy: the launch fails, or no page loads.'),
    why: PLAYWRIGHT_PROXY,
    find: socksLogin,
  },
];
