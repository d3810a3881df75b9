import type { LanguageParts, Part } from './parts.js';

/** A `Uri` keeps its escapes, so that the colon is the one that parts user and password. */
function expression(part: Part): string {
  switch (part) {
    case 'server':
      return '$"{proxy.Scheme}://{proxy.Host}:{proxy.Port}"';
    case 'scheme':
      return 'proxy.Scheme';
    case 'host':
      return 'proxy.DnsSafeHost';
    case 'port':
      return 'proxy.Port';
    case 'user':
      return "Uri.UnescapeDataString(proxy.UserInfo.Split(':')[0])";
    case 'password':
      return 'Uri.UnescapeDataString(string.Join(":", proxy.UserInfo.Split(\':\').Skip(1)))';
  }
}

export const DOTNET_PARTS: readonly LanguageParts[] = [
  {
    ids: ['csharp'],
    named: { name: 'proxyUrl', statement: (url) => `var proxyUrl = ${url};` },
    takenApart: {
      // without a value it throws: a WebProxy without an address would let everything go direct
      statement: (url) => `var proxy = new Uri(${url});`,
      imports: (parts) => ['using System;', ...(parts.has('password') ? ['using System.Linq;'] : [])],
      expression,
    },
    pool: {
      split: (reference) => ({ code: `${reference}.Split(',')` }),
      lines: (path) => ({ code: `System.IO.File.ReadAllLines(${path})` }),
      literal: (items) => ({
        code: ['new[]', '{', ...items.map((item) => `    ${item},`), '}'].join('\n'),
      }),
      rotation: {
        statements: (list) => [`var proxyPool = ${list};`, 'var turn = 0;'].join('\n'),
        next: 'proxyPool[turn++ % proxyPool.Length]',
      },
    },
  },
];
