import * as l10n from '@vscode/l10n';
import type { Code, Token } from './code.js';
import type { Entry, Group } from './entries.js';
import { entryNamed, groupAt, nameBefore, openingAround, stringValue, valueText } from './entries.js';
import { importEdits, importOf, JAVASCRIPT } from './javascriptImports.js';
import { hasLogin, isSocks, loginOf, proxyOf } from './literalProxy.js';
import type { Misuse, MisuseRule } from './rule.js';

const AXIOS = 'axios';
const ENVIRONMENT_VARIABLE = /^process\.env(?:\.[\w$]+|\[(["'])[\w$]+\1\])(?:!|\s*\?\?\s*(["'])\2)?/;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What stands in for axios's own proxy. */
interface AgentFix {
  readonly title: () => string;
  readonly agents: readonly {
    readonly option: string;
    readonly name: string;
    readonly packageName: string;
  }[];
}

const TUNNEL: AgentFix = {
  title: () => l10n.t('Use the agents of http-proxy-agent and https-proxy-agent'),
  agents: [
    { option: 'httpAgent', name: 'HttpProxyAgent', packageName: 'http-proxy-agent' },
    { option: 'httpsAgent', name: 'HttpsProxyAgent', packageName: 'https-proxy-agent' },
  ],
};
const SOCKS: AgentFix = {
  title: () => l10n.t('Use the agent of socks-proxy-agent'),
  agents: [
    { option: 'httpAgent', name: 'SocksProxyAgent', packageName: 'socks-proxy-agent' },
    { option: 'httpsAgent', name: 'SocksProxyAgent', packageName: 'socks-proxy-agent' },
  ],
};

/** A `proxy` in an object that is handed to axios, with that object. */
interface ProxyEntry {
  readonly entry: Entry;
  readonly options: Group;
  /** The bracket of the call that takes the object. */
  readonly call: Token;
}

function proxyEntries(code: Code): readonly ProxyEntry[] {
  if (!importOf(code, AXIOS)) {
    return [];
  }
  return code.words('proxy').flatMap(({ start }) => {
    const brace = openingAround(code, start);
    const options = brace?.text === '{' ? groupAt(code, brace.start) : undefined;
    const entry = options?.entries.find((each) => each.start === start);
    const call = brace && openingAround(code, brace.start);
    return options && entry && call?.text === '(' && isOfAxios(code, nameBefore(code, call.start).text)
      ? [{ entry, options, call }]
      : [];
  });
}

function isOfAxios(code: Code, callee: string): boolean {
  const [object = ''] = callee.split('.');
  const isInstance = new RegExp(`\\b${object.replaceAll('$', '\\$')}\\s*=\\s*axios\\.create\\(`);
  return object === AXIOS || (object !== '' && isInstance.test(code.text));
}

/** The object that says where the proxy is. */
function proxyObject(code: Code, { entry }: ProxyEntry): Group | undefined {
  return code.tokenAt(entry.valueStart)?.text === '{' ? groupAt(code, entry.valueStart) : undefined;
}

function plainProxyForHttps(code: Code): readonly Misuse[] {
  return proxyEntries(code).flatMap((place) => {
    const object = proxyObject(code, place);
    const protocol = stringValue(code, entryNamed(object, 'protocol'))?.text ?? 'http';
    if (!entryNamed(object, 'host') || isSocks(protocol) || isForHttpAlone(code, place)) {
      return [];
    }
    return [withAgents(code, place, object, TUNNEL)];
  });
}

/** Whether the call says that its address is an `http:` one. */
function isForHttpAlone(code: Code, { options, call }: ProxyEntry): boolean {
  const [target] = groupAt(code, call.start)?.entries ?? [];
  const addresses = [target, entryNamed(options, 'url'), entryNamed(options, 'baseURL')]
    .map((entry) => stringValue(code, entry)?.text)
    .filter((text) => text !== undefined);
  return (
    addresses.some((text) => text.startsWith('http://')) &&
    !addresses.some((text) => text.startsWith('https:'))
  );
}

function socksObject(code: Code): readonly Misuse[] {
  return proxyEntries(code).flatMap((place) => {
    const object = proxyObject(code, place);
    const protocol = stringValue(code, entryNamed(object, 'protocol'))?.text ?? '';
    return isSocks(protocol) ? [withAgents(code, place, object, SOCKS)] : [];
  });
}

/** The proxy as text: a URL where all its parts are written out, else a template. */
function urlExpression(code: Code, object: Group | undefined, quote: string): string | undefined {
  const auth = entryNamed(object, 'auth');
  const login = auth && groupAt(code, auth.valueStart);
  const [host, port] = [entryNamed(object, 'host'), entryNamed(object, 'port')];
  const [user, password] = [entryNamed(login, 'username'), entryNamed(login, 'password')];
  if (!host || !port || (auth && (!user || !password))) {
    return undefined;
  }
  const protocol = stringValue(code, entryNamed(object, 'protocol'))?.text.replace(/:$/, '') ?? 'http';
  const scheme = protocol === 'socks5' ? 'socks5h' : protocol;
  const embedded = (entry: Entry) => stringValue(code, entry)?.text ?? `\${${valueText(code, entry)}}`;
  const place = `${embedded(host)}:${/^\d+$/.test(valueText(code, port)) ? valueText(code, port) : embedded(port)}`;
  const encoded = (entry: Entry) => {
    const text = stringValue(code, entry)?.text;
    return text === undefined
      ? `\${encodeURIComponent(${valueText(code, entry)})}`
      : encodeURIComponent(text).replaceAll("'", '%27');
  };
  const text = `${scheme}://${user && password ? `${encoded(user)}:${encoded(password)}@` : ''}${place}`;
  return text.includes('${') ? `\`${text}\`` : code.literal(text, quote);
}

function withAgents(code: Code, place: ProxyEntry, object: Group | undefined, fix: AgentFix): Misuse {
  const { entry, options } = place;
  const range = { start: entry.start, end: entry.end };
  const url = urlExpression(code, object, importOf(code, AXIOS)?.quote ?? '"');
  if (url === undefined || fix.agents.some(({ option }) => entryNamed(options, option))) {
    return range;
  }
  const packages = new Map(fix.agents.map((agent) => [agent.packageName, agent.name]));
  const imports = [...packages].flatMap(([packageName, name]) => importEdits(code, packageName, name, AXIOS));
  const uses = fix.agents.map(({ option, name }) => `${option}: new ${name}(${url})`);
  const text = ['proxy: false', ...uses].join(', ');
  return { ...range, fix: { title: fix.title(), edits: [...imports, { ...range, text }] } };
}

function textAsProxy(code: Code): readonly Misuse[] {
  const defaults = importOf(code, AXIOS)
    ? code.words('proxy').flatMap(({ end }) => {
        const sign = code.tokenAt(end);
        const isDefault = nameBefore(code, end).text.endsWith('.defaults.proxy');
        return sign?.text === '=' && isDefault ? [sign.end] : [];
      })
    : [];
  const values = [...proxyEntries(code).map(({ entry }) => entry.valueStart), ...defaults];
  return values.flatMap((at) => {
    const value = textValue(code, at);
    const object = value && proxyObjectOf(code, value);
    const title = l10n.t('Write the proxy as an object');
    const range = value && { start: value.start, end: value.end };
    return range
      ? [{ ...range, ...(object && { fix: { title, edits: [{ ...range, text: object }] } }) }]
      : [];
  });
}

/** A string, or a variable of the environment, that is the whole value. */
function textValue(code: Code, at: number): Range | undefined {
  const token = code.tokenAt(at);
  const variable = token?.text === 'process' ? ENVIRONMENT_VARIABLE.exec(code.text.slice(token.start)) : null;
  if (!token || (token.kind !== 'string' && !variable)) {
    return undefined;
  }
  const end = variable ? token.start + variable[0].length : token.end;
  const following = code.tokenAt(end);
  const isWhole = !following || following.kind === 'word' || /^[,;)}]$/.test(following.text);
  return isWhole ? { start: token.start, end } : undefined;
}

/** The object that axios wants for a URL; undefined for a SOCKS proxy, which it cannot use so. */
function proxyObjectOf(code: Code, { start, end }: Range): string | undefined {
  const token = code.tokenAt(start);
  if (token?.kind !== 'string') {
    const url = `new URL(${code.text.slice(start, end)})`;
    return (
      `{ protocol: ${url}.protocol, host: ${url}.hostname, port: Number(${url}.port), auth: ` +
      `{ username: decodeURIComponent(${url}.username), password: decodeURIComponent(${url}.password) } }`
    );
  }
  const proxy = proxyOf(token);
  if (!proxy || isSocks(proxy.scheme)) {
    return undefined;
  }
  const written = (text: string) => code.literal(text, token.quote ?? '"');
  const { user, password } = loginOf(proxy);
  const auth = hasLogin(proxy)
    ? `, auth: { username: ${written(user)}, password: ${written(password)} }`
    : '';
  return `{ protocol: ${written(proxy.scheme)}, host: ${written(proxy.host)}, port: ${proxy.port}${auth} }`;
}

const IMPORTS = [AXIOS, 'proxy'];

export const AXIOS_RULES: readonly MisuseRule[] = [
  {
    id: 'axios-plain-proxy-for-https',
    languages: JAVASCRIPT,
    words: IMPORTS,
    when: { ecosystem: 'npm', name: AXIOS, versions: '<1.16.1' },
    message: () =>
      l10n.t(
        'Before 1.16.1, axios opens no tunnel for https addresses: the proxy gets the whole request unencrypted, or refuses it.',
      ),
    why: 'https://github.com/axios/axios/releases/tag/v1.16.1',
    find: plainProxyForHttps,
  },
  {
    id: 'axios-proxy-text',
    languages: JAVASCRIPT,
    words: IMPORTS,
    message: () => l10n.t('axios takes a proxy as an object: with a text the request fails.'),
    why: 'https://axios-http.com/docs/req_config',
    find: textAsProxy,
  },
  {
    id: 'axios-socks-proxy',
    languages: JAVASCRIPT,
    words: [...IMPORTS, 'socks'],
    message: () => l10n.t('axios itself speaks no SOCKS: the request hangs or fails.'),
    why: 'https://axios-http.com/docs/req_config',
    find: socksObject,
  },
];
