import type { LanguageParts, Part, UrlTraits } from './parts.js';

/** A URL drops the port that is its scheme's own. */
const OWN_PORT: Partial<Record<UrlTraits['scheme'], number>> = { http: 80, https: 443 };

function expression(part: Part, { scheme, isIpv6 }: UrlTraits): string {
  switch (part) {
    case 'server':
      return '`${proxy.protocol}//${proxy.host}`';
    case 'scheme':
      return 'proxy.protocol.slice(0, -1)';
    case 'host':
      return isIpv6 ? 'proxy.hostname.replace(/[[\\]]/g, "")' : 'proxy.hostname';
    case 'port': {
      const own = OWN_PORT[scheme];
      return own === undefined ? 'Number(proxy.port)' : `Number(proxy.port || ${own})`;
    }
    // a URL without them has empty text there
    case 'user':
      return 'decodeURIComponent(proxy.username)';
    case 'password':
      return 'decodeURIComponent(proxy.password)';
  }
}

/** What may be undefined to the compiler becomes text that no URL parser takes: nothing goes direct. */
const orEmpty = (value: string): string => `${value} ?? ""`;

function script(ids: readonly string[], isTyped: boolean): LanguageParts {
  return {
    ids,
    ...(isTyped && { present: orEmpty }),
    named: { name: 'proxyUrl', statement: (url) => `const proxyUrl = ${url};` },
    takenApart: { statement: (url) => `const proxy = new URL(${url});`, expression },
    pool: {
      split: (reference) => ({ code: `${isTyped ? `(${orEmpty(reference)})` : reference}.split(",")` }),
      lines: (path) => ({
        code: `readFileSync(${path}, "utf8").trim().split(/\\s+/)`,
        imports: ['import { readFileSync } from "node:fs";'],
      }),
      literal: (items) => ({ code: ['[', ...items.map((item) => `  ${item},`), ']'].join('\n') }),
      rotation: {
        statements: (list) =>
          [
            `const proxyPool = ${list};`,
            'let turn = 0;',
            `const nextProxy = () => proxyPool[turn++ % proxyPool.length]${isTyped ? ' ?? ""' : ''};`,
          ].join('\n'),
        next: 'nextProxy()',
      },
    },
  };
}

export const SCRIPT_PARTS: readonly LanguageParts[] = [
  script(['javascript', 'javascriptreact'], false),
  script(['typescript', 'typescriptreact'], true),
];
