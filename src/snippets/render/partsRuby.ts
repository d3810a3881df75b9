import type { LanguageParts, Part, UrlTraits } from './parts.js';

function expression(part: Part, { lacksUser, lacksPassword }: UrlTraits): string {
  switch (part) {
    case 'server':
      return '"#{proxy.scheme}://#{proxy.host}:#{proxy.port}"';
    case 'scheme':
      return 'proxy.scheme';
    case 'host':
      // without the brackets of IPv6
      return 'proxy.hostname';
    case 'port':
      return 'proxy.port';
    case 'user':
      return `URI.decode_www_form_component(proxy.user${lacksUser ? '.to_s' : ''})`;
    case 'password':
      return `URI.decode_www_form_component(proxy.password${lacksPassword ? '.to_s' : ''})`;
  }
}

export const RUBY_PARTS: readonly LanguageParts[] = [
  {
    ids: ['ruby'],
    named: { name: 'proxy_url', statement: (url) => `proxy_url = ${url}` },
    takenApart: {
      statement: (url) => `proxy = URI(${url})`,
      imports: () => ['require "uri"'],
      expression,
    },
    pool: {
      split: (reference) => ({ code: `${reference}.split(",")` }),
      lines: (path) => ({ code: `File.readlines(${path}, chomp: true)` }),
      literal: (items) => ({ code: ['[', ...items.map((item) => `  ${item},`), ']'].join('\n') }),
      rotation: {
        statements: (list) => `proxy_pool = ${list}.cycle`,
        next: 'proxy_pool.next',
      },
    },
  },
];
