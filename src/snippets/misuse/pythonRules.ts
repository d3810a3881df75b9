import * as l10n from '@vscode/l10n';
import type { Code } from './code.js';
import type { Entry, Group } from './entries.js';
import { entryNamed, groupAt, nameBefore, openingAround, stringValue, valueText } from './entries.js';
import { hasLogin, isSocks, loginOf, proxyOf, serverOf, urlOf } from './literalProxy.js';
import type { Edit, Misuse, MisuseRule } from './rule.js';
import { insertion } from './rule.js';

/** The dictionaries that say which proxy serves which scheme. */
function proxyDictionaries(code: Code): readonly Group[] {
  const named = code.words('proxies').flatMap(({ end }) => {
    const sign = code.tokenAt(end);
    if (sign?.text === '.' && code.text.startsWith('update(', sign.end)) {
      return [sign.end + 'update('.length];
    }
    return sign?.text === '=' ? [sign.end] : sign?.text === ':' ? afterAnnotation(code, sign.end) : [];
  });
  const handlers = code.words('ProxyHandler').flatMap(({ end }) => {
    const open = code.tokenAt(end);
    return open?.text === '(' ? [open.end] : [];
  });
  return [...named, ...handlers].flatMap((at) => {
    const group = code.tokenAt(at)?.text === '{' ? groupAt(code, at) : undefined;
    return group ? [group] : [];
  });
}

/** `proxies: dict[str, str] = {` */
function afterAnnotation(code: Code, start: number): readonly number[] {
  const [annotation] = /^[^=\n]{1,80}=/.exec(code.text.slice(start, start + 100)) ?? [];
  return annotation === undefined ? [] : [start + annotation.length];
}

const OTHER = { http: 'https', https: 'http' } as const;
type Scheme = keyof typeof OTHER;

/** The scheme that the dictionary has, where it has one of the two and nothing joins it. */
function loneScheme(code: Code, { entries, end }: Group): Scheme | undefined {
  const [entry] = entries;
  const isLone = entries.length === 1 && entry && code.tokenAt(entry.start)?.kind === 'string';
  const scheme = isLone && code.tokenAt(end)?.text !== '|' ? entry.key : undefined;
  return scheme === 'http' || scheme === 'https' ? scheme : undefined;
}

/** Whether the scheme is set by its key, or in a dictionary that another one is joined with. */
function isGivenElsewhere({ text }: Code, scheme: Scheme): boolean {
  const key = `["']${scheme}["']\\s*`;
  return new RegExp(
    `\\[\\s*${key}\\]\\s*=|\\.setdefault\\(\\s*${key},|\\.update\\(\\s*${scheme}\\s*=|` +
      `(?:\\.update\\(\\s*\\{|\\|=?\\s*\\{|\\*\\*[\\w.]+,)[^{}]{0,200}?${key}:`,
  ).test(text);
}

/** Whether the call that takes the dictionary is of an address of the scheme that it has. */
function servesItsTarget(code: Code, { start }: Group, missing: Scheme): boolean {
  const open = openingAround(code, start);
  const [target] = (open?.text === '(' ? groupAt(code, open.start)?.entries : undefined) ?? [];
  const url = stringValue(code, target)?.text;
  return url !== undefined && /^https?:/.test(url) && !url.startsWith(`${missing}:`);
}

function oneScheme(code: Code): readonly Misuse[] {
  const groups = proxyDictionaries(code);
  return (['http', 'https'] as const).flatMap((scheme) => {
    const missing = OTHER[scheme];
    const lone = groups.filter((group) => loneScheme(code, group) === scheme);
    const isOthers = groups.some((group) => entryNamed(group, missing) && !entryNamed(group, scheme));
    if (lone.length === 0 || isOthers || isGivenElsewhere(code, missing)) {
      return [];
    }
    const isKey = new RegExp(`["']${missing}["']\\s*:`).test(code.text);
    return lone
      .filter((group) => !(isKey && isUpdate(code, group)) && !servesItsTarget(code, group, missing))
      .flatMap(({ entries }) => entries.map((entry) => oneSchemeOf(code, entry, missing)));
  });
}

function isUpdate({ text }: Code, { start }: Group): boolean {
  return text
    .slice(Math.max(0, start - 40), start)
    .trimEnd()
    .endsWith('.update(');
}

function oneSchemeOf(code: Code, entry: Entry, missing: Scheme): Misuse {
  const quote = code.tokenAt(entry.start)?.quote ?? '"';
  const text = `, ${quote}${missing}${quote}: ${valueText(code, entry)}`;
  const title = l10n.t('Give {0} the same proxy', missing);
  return { start: entry.start, end: entry.end, fix: { title, edits: [insertion(entry.end, text)] } };
}

function tlsToProxy(code: Code): readonly Misuse[] {
  return proxyDictionaries(code).flatMap(({ entries }) =>
    entries.flatMap((entry) => {
      const value = stringValue(code, entry);
      if (!value?.text.startsWith('https://') || value.contentStart === undefined) {
        return [];
      }
      const scheme = { start: value.contentStart, end: value.contentStart + 'https'.length };
      const title = l10n.t('Speak to the proxy without TLS: http://');
      return [{ ...scheme, fix: { title, edits: [{ ...scheme, text: 'http' }] } }];
    }),
  );
}

function httpxProxies(code: Code): readonly Misuse[] {
  return code.words('proxies').flatMap(({ start, end }) => {
    const sign = code.tokenAt(end);
    const open = openingAround(code, start);
    const callee = open?.text === '(' ? nameBefore(code, open.start).text : '';
    const value = sign?.text === '=' ? code.tokenAt(sign.end) : undefined;
    if (!isOfHttpx(code, callee) || !value) {
      return [];
    }
    const only = value.text === '{' ? soleValue(code, groupAt(code, value.start)) : undefined;
    const edits: readonly Edit[] | undefined =
      value.text !== '{' && !isDictionary(code, value.text)
        ? [{ start, end, text: 'proxy' }]
        : only && [{ start, end: only.end, text: `proxy=${only.text}` }];
    const title = l10n.t('Write it as proxy=');
    return [{ start, end, ...(edits && { fix: { title, edits } }) }];
  });
}

function isOfHttpx(code: Code, callee: string): boolean {
  return (
    callee.startsWith('httpx.') ||
    (/^(?:Async)?Client$/.test(callee) && /^from httpx import [^\n]*Client/m.test(code.text))
  );
}

function isDictionary(code: Code, name: string): boolean {
  return code.words(name).some(({ end }) => {
    const sign = code.tokenAt(end);
    return sign?.text === '=' && /^(?:\{|dict$)/.test(code.tokenAt(sign.end)?.text ?? '');
  });
}

/** The value that all entries of a dictionary have, and the dictionary's end. */
function soleValue(
  code: Code,
  group: Group | undefined,
): { readonly text: string; readonly end: number } | undefined {
  const values = new Set(group?.entries.map((entry) => valueText(code, entry)));
  const [text] = values;
  return group && text !== undefined && values.size === 1 && group.entries.length > 1
    ? { text, end: group.end }
    : undefined;
}

function poolManagerLogin(code: Code): readonly Misuse[] {
  return code.words('ProxyManager').flatMap((name) => {
    const call = groupAt(code, name.end);
    const [first] = call?.entries ?? [];
    const url = stringValue(code, first);
    const proxy = proxyOf(url);
    if (!call || !url || !proxy || isSocks(proxy.scheme) || !hasLogin(proxy)) {
      return [];
    }
    if (entryNamed(call, 'proxy_headers')) {
      return [];
    }
    const { user, password } = loginOf(proxy);
    const quote = url.quote ?? '"';
    const callee = nameBefore(code, call.start).text;
    const imported = callee.includes('.') ? undefined : importedName(code);
    const makeHeaders = callee.replace(/ProxyManager$/, 'make_headers');
    const headers = `${makeHeaders}(proxy_basic_auth=${code.literal(`${user}:${password}`, quote)})`;
    const edits = [
      ...(imported === undefined ? [] : [insertion(imported, ', make_headers')]),
      {
        start: url.start,
        end: url.end,
        text: `${code.literal(serverOf(proxy), quote)}, proxy_headers=${headers}`,
      },
    ];
    const canImport = callee.includes('.') || imported !== undefined;
    const title = l10n.t('Send the credentials in proxy_headers');
    return [{ start: url.start, end: url.end, ...(canImport && { fix: { title, edits } }) }];
  });
}

/** After the name in `from urllib3 import ProxyManager`. */
function importedName(code: Code): number | undefined {
  const found = /^from[ \t]+urllib3[ \t]+import[ \t][^\n]*\bProxyManager\b(?![ \t]+as\b)/m.exec(code.text);
  return found ? found.index + found[0].length : undefined;
}

const AIOHTTP_CALL = /(?:^|\.)(?:get|post|put|patch|delete|head|options|request|ws_connect|ClientSession)$/;

function socksForAiohttp(code: Code): readonly Misuse[] {
  const isAlone = !/^\s*(?:import|from)[ \t]+(?:httpx|curl_cffi|playwright)\b/m.test(code.text);
  return code.words('proxy').flatMap(({ start, end }) => {
    const sign = code.tokenAt(end);
    const open = openingAround(code, start);
    const call = open?.text === '(' ? groupAt(code, open.start) : undefined;
    const entry = entryNamed(call, 'proxy');
    const value = stringValue(code, entry);
    const callee = open ? nameBefore(code, open.start).text : '';
    const isOfAiohttp = callee.startsWith('aiohttp.') || (isAlone && AIOHTTP_CALL.test(callee));
    if (sign?.text !== '=' || !call || !entry || !value || !isOfAiohttp || !value.text.startsWith('socks')) {
      return [];
    }
    const edits = connectorEdits(code, call, entry.start, value.text, value.quote ?? '"');
    const title = l10n.t('Use a connector of aiohttp-socks');
    return [{ start: value.start, end: value.end, ...(edits && { fix: { title, edits } }) }];
  });
}

/** The session gets the connector, and the request no proxy; undefined where the session is not to be seen. */
function connectorEdits(
  code: Code,
  call: Group,
  argument: number,
  url: string,
  quote: string,
): readonly Edit[] | undefined {
  const proxy = proxyOf({ kind: 'string', start: 0, end: 0, text: url });
  const [session, ...others] = code.words('ClientSession').filter(({ end }) => code.text[end] === '(');
  const group = session && groupAt(code, session.end);
  const anchor = /^(?:import|from)[ \t]+aiohttp\b[^\n]*\n/m.exec(code.text);
  if (!proxy || others.length > 0 || !group || entryNamed(group, 'connector') || !anchor) {
    return undefined;
  }
  const connector = `connector=ProxyConnector.from_url(${code.literal(urlOf(proxy, 'socks5'), quote)}, rdns=True)`;
  const importing = insertion(anchor.index + anchor[0].length, 'from aiohttp_socks import ProxyConnector\n');
  const index = call.entries.findIndex(({ start }) => start === argument);
  const removed = call.entries[index];
  const previous = call.entries[index - 1];
  const following = call.entries[index + 1];
  if (!removed) {
    return undefined;
  }
  if (group.start === call.start) {
    return [importing, { start: removed.start, end: removed.end, text: connector }];
  }
  const place = {
    start: previous ? previous.end : removed.start,
    end: previous ? removed.end : (following?.start ?? removed.end),
    text: '',
  };
  const isFirst = group.entries.length === 0;
  return [importing, insertion(group.start + 1, isFirst ? connector : `${connector}, `), place];
}

const PYTHON = ['python'];

export const PYTHON_RULES: readonly MisuseRule[] = [
  {
    id: 'python-one-scheme',
    languages: PYTHON,
    words: ['http'],
    message: () => l10n.t('Only http or only https requests use this proxy: the others go out directly.'),
    why: 'https://requests.readthedocs.io/en/latest/user/advanced/#proxies',
    find: oneScheme,
  },
  {
    id: 'python-tls-to-proxy',
    languages: PYTHON,
    words: ['https://'],
    message: () =>
      l10n.t('This speaks TLS to the proxy itself. Most proxies speak none, also for https addresses.'),
    why: 'https://urllib3.readthedocs.io/en/stable/advanced-usage.html#your-proxy-appears-to-only-use-http-and-not-https',
    isHint: true,
    find: tlsToProxy,
  },
  {
    id: 'httpx-proxies',
    languages: PYTHON,
    words: ['httpx', 'proxies'],
    when: { ecosystem: 'pypi', name: 'httpx', versions: '>=0.28', orUnknown: true },
    message: () => l10n.t('httpx has no argument of this name since 0.28: the call fails with a TypeError.'),
    why: 'https://github.com/encode/httpx/blob/master/CHANGELOG.md#0280-28th-november-2024',
    find: httpxProxies,
  },
  {
    id: 'urllib3-url-credentials',
    languages: PYTHON,
    words: ['ProxyManager', '@'],
    message: () =>
      l10n.t('urllib3 ignores the credentials of this URL: the proxy answers 407 and refuses the request.'),
    why: 'https://urllib3.readthedocs.io/en/stable/advanced-usage.html#proxies',
    find: poolManagerLogin,
  },
  {
    id: 'aiohttp-socks-proxy',
    languages: PYTHON,
    words: ['aiohttp', 'socks', 'proxy'],
    message: () => l10n.t('aiohttp speaks no SOCKS: the request fails.'),
    why: 'https://docs.aiohttp.org/en/stable/client_advanced.html#proxy-support',
    find: socksForAiohttp,
  },
];
