import type { LanguageParts, Part } from './parts.js';

/** Windows PowerShell 5.1 and PowerShell 7; each is in need of parentheses where a command takes it. */
function powershell(part: Part): string {
  switch (part) {
    case 'server':
      return '"$($proxy.Scheme)://$($proxy.Authority)"';
    case 'scheme':
      return '$proxy.Scheme';
    case 'host':
      return '$proxy.DnsSafeHost';
    case 'port':
      return '$proxy.Port';
    case 'user':
      return "[Uri]::UnescapeDataString(($proxy.UserInfo -split ':', 2)[0])";
    case 'password':
      return "[Uri]::UnescapeDataString(($proxy.UserInfo -split ':', 2)[1])";
  }
}

/** The names under which programs ask for a proxy. */
const PROXY_NAMES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];

export const SHELL_PARTS: readonly LanguageParts[] = [
  {
    ids: ['dockerfile'],
    // the reference is a build secret's mount: one for each name
    present: (mount) => PROXY_NAMES.map((name) => mount.replace(/env=\w+$/, `env=${name}`)).join(' \\\n    '),
  },
  {
    ids: ['shellscript'],
    // an empty value turns a proxy off: everything would go direct
    present: (reference) => reference.replace(/^"\$(\w+)"$/, '"${$1:?}"'),
    named: { name: '"$proxy_url"', statement: (url) => `proxy_url=${url}` },
    pool: {
      split: (reference) => ({ code: `$(tr , '\\n' <<<${reference})` }),
      lines: (path) => ({ code: `$(cat ${path})` }),
      literal: (items) => ({ code: ['', ...items.map((item) => `  ${item}`), ''].join('\n') }),
      rotation: {
        statements: (list) => [`proxy_pool=(${list})`, 'turn=0'].join('\n'),
        next: '"${proxy_pool[turn++ % ${#proxy_pool[@]}]}"',
      },
    },
  },
  {
    ids: ['powershell'],
    named: { name: '$proxyUrl', statement: (url) => `$proxyUrl = ${url}` },
    takenApart: { statement: (url) => `$proxy = [Uri]${url}`, expression: powershell },
    pool: {
      split: (reference) => ({ code: `(${reference} -split ',')` }),
      lines: (path) => ({ code: `@(Get-Content ${path})` }),
      literal: (items) => ({ code: ['@(', ...items.map((item) => `    ${item}`), ')'].join('\n') }),
      rotation: {
        statements: (list) => [`$proxyPool = ${list}`, '$turn = 0'].join('\n'),
        next: '$proxyPool[$turn++ % $proxyPool.Count]',
      },
    },
  },
];
