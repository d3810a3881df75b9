import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';

const bothCases: Recipe['avoids'] = [
  () => l10n.t('curl and wget read http_proxy in lower case alone, other programs HTTP_PROXY: both are set.'),
  () => l10n.t('HTTPS_PROXY is for https:// targets; it holds an http:// address as well.'),
];

const socksPrograms: Recipe['avoids'] = [
  () =>
    l10n.t(
      'ALL_PROXY is what curl, git and the clients of Python and Go take SOCKS from; wget and Node.js ignore it.',
    ),
];

const GNU = 'https://www.gnu.org/software/wget/manual/html_node/Proxies.html';
const CURL = 'https://curl.se/docs/manpage.html#ENVIRONMENT';

/** One name per variable, as each language sets them. */
function recipes(http: string, socks: string, proof: Recipe['proof']): readonly Recipe[] {
  return [
    { id: 'http', schemes: ['http', 'https'], code: http, avoids: bothCases, source: GNU, proof },
    {
      id: 'socks5',
      schemes: ['socks5', 'socks5h'],
      urlScheme: 'socks5h',
      code: socks,
      avoids: socksPrograms,
      source: CURL,
      proof,
    },
    {
      id: 'socks4',
      schemes: ['socks4', 'socks4a'],
      credentials: false,
      code: socks,
      avoids: socksPrograms,
      source: CURL,
      proof,
    },
  ];
}

const exemptions = 'localhost,127.0.0.1,::1';

/** Assignments of the URL to one variable, and of that one to the others. */
function block(
  first: (name: string) => string,
  copy: (name: string, from: string) => string,
  exempt: (name: string) => string,
) {
  const of = (names: readonly [string, ...string[]]) =>
    [
      first(names[0]),
      ...names.slice(1).map((name) => copy(name, names[0])),
      exempt('NO_PROXY'),
      copy('no_proxy', 'NO_PROXY'),
      '⟦0⟧',
    ].join('\n');
  return {
    http: of(['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']),
    socks: of(['ALL_PROXY', 'all_proxy']),
  };
}

const sh = block(
  (name) => `export ${name}={{url}}`,
  (name, from) => `export ${name}="$${from}"`,
  (name) => `export ${name}='⟦1:${exemptions}⟧'`,
);

const fish = block(
  (name) => `set -gx ${name} {{url}}`,
  (name, from) => `set -gx ${name} $${from}`,
  (name) => `set -gx ${name} '⟦1:${exemptions}⟧'`,
);

const make = block(
  (name) => `export ${name} := {{url}}`,
  (name, from) => `export ${name} := $(${from})`,
  (name) => `export ${name} := ⟦1:${exemptions}⟧`,
);

/** Names in two cases are one on Windows, and two elsewhere. */
const powershell = block(
  (name) => `$env:${name} = {{url}}`,
  (name, from) => `$env:${name} = $env:${from}`,
  (name) => `$env:${name} = '⟦1:${exemptions}⟧'`,
);

/** Not every reader of the file fills in references, so that each name has the URL itself. */
const dotenv = (names: readonly string[]) =>
  [...names.map((name) => `${name}={{url}}`), `NO_PROXY=${exemptions}`, `no_proxy=${exemptions}`, '⟦0⟧'].join(
    '\n',
  );

export const ENVIRONMENTS: readonly Client[] = [
  {
    id: 'shell-environment',
    label: 'export HTTPS_PROXY',
    languages: ['shellscript'],
    seen: { imports: /^\s*export\s+(?:https?|all|no)_proxy\b/i },
    recipes: recipes(sh.http, sh.socks, 'run'),
  },
  {
    id: 'fish-environment',
    label: 'set -gx HTTPS_PROXY',
    languages: ['fish'],
    seen: { imports: /^\s*set\s+-\w*x\w*\s+(?:https?|all|no)_proxy\b/i },
    recipes: recipes(fish.http, fish.socks, 'run'),
  },
  {
    id: 'powershell-environment',
    label: '$env:HTTPS_PROXY',
    languages: ['powershell'],
    seen: { imports: /\$env:(?:https?|all|no)_proxy\b/i },
    recipes: recipes(powershell.http, powershell.socks, 'documented'),
  },
  {
    id: 'makefile',
    label: 'Makefile',
    languages: ['makefile'],
    seen: { files: /(?:^|\/)(?:GNU)?[Mm]akefile$|\.mk$/ },
    recipes: recipes(make.http, make.socks, 'run'),
  },
  {
    id: 'dotenv',
    label: '.env',
    languages: ['dotenv', 'properties', 'ini'],
    seen: { files: /(?:^|\/)\.env[^/]*$/ },
    recipes: recipes(
      dotenv(['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']),
      dotenv(['ALL_PROXY', 'all_proxy']),
      'checked',
    ).map((recipe) => ({
      ...recipe,
      avoids: [
        ...recipe.avoids,
        () =>
          l10n.t(
            'docker compose, dotenv-expand and python-dotenv fill in a reference from the lines above; node --env-file does not.',
          ),
      ],
    })),
  },
];
