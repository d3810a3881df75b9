import * as l10n from '@vscode/l10n';
import type { Code } from './code.js';
import { entryNamed, groupAt, nameBefore } from './entries.js';
import { firstImport, importEdits, isCommonJs, isImported, JAVASCRIPT } from './javascriptImports.js';
import { hasLogin, loginOf, proxyOf, serverOf } from './literalProxy.js';
import type { Edit, Misuse, MisuseRule } from './rule.js';
import { insertion } from './rule.js';

const UNDICI = 'undici';

/** Whether the file has a `fetch` of its own: imported, declared, assigned or a parameter. */
function hasOwnFetch(code: Code): boolean {
  return code.words('fetch').some(({ start, end }) => {
    const before = code.tokenBefore(start);
    const after = code.tokenAt(end);
    const isDeclared = /^(?:import|const|let|var|function|as)$/.test(before?.text ?? '');
    const isListed = /^[{,(:]$/.test(before?.text ?? '') && /^[,})=]$/.test(after?.text ?? '');
    return isDeclared || isListed || (after?.text === '=' && code.tokenAt(after.end)?.text !== '=');
  });
}

function agentForFetch(code: Code): readonly Misuse[] {
  if (hasOwnFetch(code)) {
    return [];
  }
  let edit: Edit | undefined;
  return code.words('fetch').flatMap(({ start, end }) => {
    const isMethod = code.tokenBefore(start)?.text === '.' && nameBefore(code, start).text !== 'globalThis';
    const call = isMethod ? undefined : groupAt(code, end);
    const [, options] = call?.entries ?? [];
    const agent = entryNamed(options && groupAt(code, options.valueStart), 'agent');
    const isGlobal = code.tokenBefore(start)?.text !== '.';
    if (!agent) {
      return [];
    }
    const title = l10n.t('Import fetch from node-fetch, which uses the agent');
    const fix = { title, edits: [(edit ??= nodeFetch(code))] };
    return [{ start: agent.start, end: agent.end, ...(isGlobal && { fix }) }];
  });
}

function nodeFetch(code: Code): Edit {
  const { start, quote, end } = firstImport(code);
  const from = `${quote}node-fetch${quote}`;
  return insertion(
    start,
    isCommonJs(code)
      ? `const fetch = (...args) => import(${from}).then(({ default: fetch }) => fetch(...args))${end}\n`
      : `import fetch from ${from}${end}\n`,
  );
}

const MODERN_AGENT = 'Socks5ProxyAgent';

/** SOCKS URLs that undici's agent for HTTP proxies misreads: another scheme, or escapes in the credentials. */
function socksForProxyAgent(code: Code): readonly Misuse[] {
  if (!isImported(code, UNDICI, 'ProxyAgent')) {
    return [];
  }
  return code.words('ProxyAgent').flatMap((name) => {
    const call = groupAt(code, name.end);
    const [first, ...others] = call?.entries ?? [];
    const url = first && code.tokenAt(first.valueStart);
    const proxy = proxyOf(url);
    const isMisread = /^socks(?:4a?|5h):/.test(url?.text ?? '') || /^socks5:\/\/[^@]*%/.test(url?.text ?? '');
    if (!first || !url || !isMisread || !call) {
      return [];
    }
    const title = l10n.t('Use Socks5ProxyAgent');
    const isFixable = proxy && proxy.scheme.startsWith('socks5') && others.length === 0;
    const edits = isFixable
      ? [
          ...importEdits(code, UNDICI, MODERN_AGENT),
          {
            start: name.start,
            end: call.end,
            text: `${MODERN_AGENT}(${socksArguments(code, proxy, url.quote)})`,
          },
        ]
      : undefined;
    return [{ start: url.start, end: url.end, ...(edits && { fix: { title, edits } }) }];
  });
}

function socksArguments(code: Code, proxy: Parameters<typeof serverOf>[0], quote = '"'): string {
  const { user, password } = loginOf(proxy);
  const written = (text: string) => code.literal(text, quote);
  const login = `, { username: ${written(user)}, password: ${written(password)} }`;
  return `${written(serverOf(proxy, 'socks5'))}${hasLogin(proxy) ? login : ''}`;
}

function socks5hForUndici(code: Code): readonly Misuse[] {
  return code.words(MODERN_AGENT).flatMap(({ end }) => {
    const [first] = groupAt(code, end)?.entries ?? [];
    const url = first && code.tokenAt(first.valueStart);
    if (url?.kind !== 'string' || url.contentStart === undefined || !url.text.startsWith('socks5h:')) {
      return [];
    }
    const scheme = { start: url.contentStart, end: url.contentStart + 'socks5h'.length };
    const title = l10n.t('Write socks5:, which resolves names at the proxy here');
    return [{ ...scheme, fix: { title, edits: [{ ...scheme, text: 'socks5' }] } }];
  });
}

export const NODE_RULES: readonly MisuseRule[] = [
  {
    id: 'fetch-agent',
    languages: JAVASCRIPT,
    words: ['fetch', 'agent'],
    message: () => l10n.t("Node's own fetch ignores the agent: the request goes out directly."),
    why: 'https://nodejs.org/api/globals.html#custom-dispatcher',
    find: agentForFetch,
  },
  {
    id: 'undici-socks-url',
    languages: JAVASCRIPT,
    words: [UNDICI, 'ProxyAgent', 'socks'],
    message: () =>
      l10n.t(
        'ProxyAgent of undici knows no scheme but socks5 and does not decode its credentials: the request fails.',
      ),
    why: 'https://undici.nodejs.org/#/docs/api/Socks5ProxyAgent',
    find: socksForProxyAgent,
  },
  {
    id: 'undici-socks5h',
    languages: JAVASCRIPT,
    words: [MODERN_AGENT, 'socks5h:'],
    message: () => l10n.t('Socks5ProxyAgent refuses this scheme with an error.'),
    why: 'https://undici.nodejs.org/#/docs/api/Socks5ProxyAgent',
    find: socks5hForUndici,
  },
];
