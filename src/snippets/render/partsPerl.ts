import type { LanguageParts } from './parts.js';

/** Recipes for Perl hand over the URL: its core takes none apart. */
export const PERL_PARTS: readonly LanguageParts[] = [
  {
    ids: ['perl'],
    // what is not set is no proxy to most clients: they would go direct
    present: (reference) => `(${reference} // die('The proxy is not set'))`,
    named: { name: '$proxy_url', statement: (url) => `my $proxy_url = ${url};` },
    pool: {
      split: (reference) => ({ code: `split(/,/, ${reference})` }),
      lines: (path) => ({
        code: `do { open my $file, '<', ${path} or die $!; map { split } <$file> }`,
      }),
      literal: (items) => ({ code: ['(', ...items.map((item) => `    ${item},`), ')'].join('\n') }),
      rotation: {
        statements: (list) => [`my @proxy_pool = ${list};`, 'my $turn = 0;'].join('\n'),
        next: '$proxy_pool[$turn++ % @proxy_pool]',
      },
    },
  },
];
