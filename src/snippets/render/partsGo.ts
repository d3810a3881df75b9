import type { LanguageParts } from './parts.js';

/** Recipes for Go hand over the URL: `url.Parse` decodes what it takes apart. */
export const GO_PARTS: readonly LanguageParts[] = [
  {
    ids: ['go'],
    named: { name: 'proxyAddress', statement: (url) => `proxyAddress := ${url}` },
    pool: {
      split: (reference) => ({ code: `strings.Split(${reference}, ",")`, imports: ['import "strings"'] }),
      lines: (path) => ({
        code: [
          'func() []string {',
          `\tlines, err := os.ReadFile(${path})`,
          '\tif err != nil {',
          '\t\tpanic(err)',
          '\t}',
          '\treturn strings.Fields(string(lines))',
          '}()',
        ].join('\n'),
        imports: ['import "os"', 'import "strings"'],
      }),
      literal: (items) => ({ code: ['[]string{', ...items.map((item) => `\t${item},`), '}'].join('\n') }),
      rotation: {
        statements: (list) =>
          [
            `proxyPool := ${list}`,
            'turn := 0',
            'nextProxy := func() string {',
            '\tturn++',
            '\treturn proxyPool[(turn-1)%len(proxyPool)]',
            '}',
          ].join('\n'),
        next: 'nextProxy()',
      },
    },
  },
];
