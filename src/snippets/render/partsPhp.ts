import type { LanguageParts, Part, UrlTraits } from './parts.js';

const OWN_PORT: Partial<Record<UrlTraits['scheme'], number>> = { http: 80, https: 443 };

function expression(part: Part, { scheme, isIpv6, lacksUser, lacksPassword }: UrlTraits): string {
  const own = OWN_PORT[scheme];
  switch (part) {
    case 'server':
      return "\"{$proxy['scheme']}://{$proxy['host']}:{$proxy['port']}\"";
    case 'scheme':
      return "$proxy['scheme']";
    case 'host':
      return isIpv6 ? "trim($proxy['host'], '[]')" : "$proxy['host']";
    case 'port':
      return own === undefined ? "$proxy['port']" : `($proxy['port'] ?? ${own})`;
    case 'user':
      return `rawurldecode($proxy['user']${lacksUser ? " ?? ''" : ''})`;
    case 'password':
      return `rawurldecode($proxy['pass']${lacksPassword ? " ?? ''" : ''})`;
  }
}

export const PHP_PARTS: readonly LanguageParts[] = [
  {
    ids: ['php'],
    // what is not set is `false`, and to most clients no proxy: they would go direct
    present: (reference) => `${reference} ?: throw new RuntimeException('The proxy is not set')`,
    named: { name: '$proxyUrl', statement: (url) => `$proxyUrl = ${url};` },
    takenApart: { statement: (url) => `$proxy = parse_url(${url});`, expression },
    pool: {
      split: (reference) => ({ code: `explode(',', ${reference})` }),
      lines: (path) => ({ code: `file(${path}, FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES)` }),
      literal: (items) => ({ code: ['[', ...items.map((item) => `    ${item},`), ']'].join('\n') }),
      rotation: {
        statements: (list) => [`$proxyPool = ${list};`, '$turn = 0;'].join('\n'),
        next: '$proxyPool[$turn++ % count($proxyPool)]',
      },
    },
  },
];
