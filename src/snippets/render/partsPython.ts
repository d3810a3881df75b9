import type { LanguageParts, Part, UrlTraits } from './parts.js';

function expression(part: Part, { isIpv6, lacksUser, lacksPassword }: UrlTraits): string {
  switch (part) {
    case 'server':
      return isIpv6
        ? `f"{proxy.scheme}://{proxy.netloc.rpartition('@')[2]}"`
        : 'f"{proxy.scheme}://{proxy.hostname}:{proxy.port}"';
    case 'scheme':
      return 'proxy.scheme';
    case 'host':
      return 'proxy.hostname';
    case 'port':
      return 'proxy.port';
    case 'user':
      return `unquote(proxy.username${lacksUser ? ' or ""' : ''})`;
    case 'password':
      return `unquote(proxy.password${lacksPassword ? ' or ""' : ''})`;
  }
}

export const PYTHON_PARTS: readonly LanguageParts[] = [
  {
    ids: ['python'],
    named: { name: 'proxy_url', statement: (url) => `proxy_url = ${url}` },
    takenApart: {
      statement: (url) => `proxy = urlsplit(${url})`,
      imports: (parts) => [
        parts.has('user') || parts.has('password')
          ? 'from urllib.parse import unquote, urlsplit'
          : 'from urllib.parse import urlsplit',
      ],
      expression,
    },
    pool: {
      split: (reference) => ({ code: `${reference}.split(",")` }),
      lines: (path) => ({
        code: `Path(${path}).read_text().split()`,
        imports: ['from pathlib import Path'],
      }),
      literal: (items) => ({ code: ['[', ...items.map((item) => `    ${item},`), ']'].join('\n') }),
      rotation: {
        statements: (list) => `proxy_pool = itertools.cycle(${list})`,
        next: 'next(proxy_pool)',
        imports: ['import itertools'],
      },
    },
  },
];
