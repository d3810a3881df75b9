import * as prettier from 'prettier';
import { PROXY_SCHEMES } from '../../src/core/proxy/endpoint.js';
import { CLIENTS } from '../../src/snippets/catalogue/catalogue.js';
import type { Client } from '../../src/snippets/catalogue/client.js';
import { MISUSE_RULES } from '../../src/snippets/misuse/findMisuses.js';
import type { MisuseProof } from './misuse/misuseProof.js';
import type { MisuseResult } from './misuse/proveMisuses.js';
import type { Result } from './report.js';
import { ASCII_ALONE } from './report.js';

const INTRODUCTION = `# Snippets

**Egress: Insert Snippet** writes code that uses a proxy into the file at hand. What it can write is its catalogue: for
each client – a library, a program, a kind of configuration file – recipes for the schemes of proxies that the client
takes, in the versions that differ. Every recipe writes the address as a reference to a variable or as it stands, and
one proxy or a pool. A pool is the list of URLs in \`PROXY_URLS\`, parted by commas, or in a git-ignored \`proxies.txt\`,
one a line.

This page is written by \`npm run prove-snippets -- --markdown docs/snippets.md\`, on Debian 12 with the packages of
Debian and npm. Each recipe is

- **proven**: a program around it was run, and its request was seen to arrive through the proxy and by no other way. It
  was run with the address as a reference and as a literal, with a password of special characters
  (\`p@ss:w/rd%1#x?\`) and one beyond ASCII, without a login, for \`http://\` and \`https://\` targets, and with a pool, as
  far as the client knows these.
- **checked**: its language's own compiler or parser took it. Nothing here could run it, for want of a program, a
  version or a server of its kind.
- **documented**: it follows the documentation that it names. Nothing here could run or check it.
- **no**: the client does not take such proxies; [below](#what-clients-do-not-take) stands why.

No name server knows the address that the programs ask for: only the proxies resolve it, and each of them leaves by an
IP address of its own, by which the server that is asked knows it.

| Proxies                       | Served by                                              |
| ----------------------------- | ------------------------------------------------------ |
| \`http\`, \`https\` (TLS to it)   | squid; tinyproxy for \`http\` with a plain login         |
| \`socks5\`, \`socks5h\`           | microsocks with a login, dante without                 |
| \`socks4\`, \`socks4a\`           | the project's own sandbox; no program of Debian speaks SOCKS4a |

For \`socks4\`, which carries addresses alone, the program resolves the name of its target itself.

## Limits

- Browsers take no login for SOCKS5, and no more do Playwright, Puppeteer and Selenium, which drive them. Selenium takes
  none for HTTP either. A relay on this machine can log in in their stead.
- aiohttp-socks, HTTPie, pip and Apache HttpClient 5 send user names and passwords in ASCII alone. Where the table says
  “${ASCII_ALONE}”, no password beyond it is claimed to work; where the client itself refuses one, nothing was seen to
  go out.
- TLS to the proxy itself (\`https\` in the table) is rare among providers: what is sold as an HTTPS proxy is mostly one
  for \`http\`.
`;

const STATES: Readonly<Record<Result['state'], string>> = {
  proven: 'proven',
  failed: 'failed',
  typeChecked: 'checked',
  skipped: 'documented',
};

/** The page of the documentation about the catalogue, as prettier likes it. */
export async function page(
  clients: readonly Client[],
  results: readonly Result[],
  misuses: readonly MisuseResult[],
): Promise<string> {
  const text = [
    INTRODUCTION,
    '## Clients',
    clientTable(clients, results),
    '## What clients do not take',
    cannotTable(clients),
    `## Wrong code

Egress marks code that goes around its proxy, or fails with it. A rule is proven by code that breaks it: that was run
and seen to go astray, then mended by the fix that Egress offers, run again, and seen to arrive through the proxy.`,
    misuseTable(misuses),
  ].join('\n\n');
  const options = await prettier.resolveConfig(new URL('../../docs/snippets.md', import.meta.url));
  return prettier.format(text, { ...options, parser: 'markdown' });
}

function clientTable(clients: readonly Client[], results: readonly Result[]): string {
  return table(
    ['Client', 'Language', ...PROXY_SCHEMES],
    clients.map((client) => [
      client.label,
      client.languages.join(', '),
      ...PROXY_SCHEMES.map((scheme) => {
        const own = results.filter(
          (result) => result.client === client && result.recipe.schemes.includes(scheme),
        );
        const isLogin = own.some(({ recipe }) => recipe.credentials !== false);
        const words = own.map((result) => outcome(result, scheme));
        return own.length === 0
          ? 'no'
          : [...new Set(words)].join('; ') + (isLogin || scheme.startsWith('socks4') ? '' : ', no login');
      }),
    ]),
  );
}

/** `proven (<0.26.0, ASCII alone)`. */
function outcome({ recipe, state, cases }: Result, scheme: string): string {
  const isAsciiAlone =
    recipe.credentials === 'ascii' || cases.some((one) => one.case.scheme === scheme && one.case.isRefused);
  const notes = [
    ...(recipe.versions ? [`\`${recipe.versions}\``] : []),
    ...(isAsciiAlone ? [ASCII_ALONE] : []),
  ];
  return STATES[state] + (notes.length === 0 ? '' : ` (${notes.join(', ')})`);
}

function cannotTable(clients: readonly Client[]): string {
  const labelOf = (id: string) => {
    const client = CLIENTS.find((one) => one.id === id);
    return client ? `${client.label} (${client.languages[0] ?? ''})` : id;
  };
  return table(
    ['Client', 'Language', 'Schemes', 'Why', 'What does'],
    clients.flatMap(({ label, languages, cannot = [] }) =>
      cannot.map(({ schemes, why, instead }) => [
        label,
        languages[0] ?? '',
        schemes.join(', '),
        why(),
        instead === undefined ? '' : labelOf(instead),
      ]),
    ),
  );
}

const WRONG: Readonly<Record<MisuseProof['wrong'], string>> = {
  direct: 'went direct',
  fails: 'failed',
  unencrypted: 'gave the proxy the request unencrypted',
};

function misuseTable(misuses: readonly MisuseResult[]): string {
  return table(
    ['Rule', 'Language', 'What it says', 'Proof'],
    misuses.map(({ rule, proof, state, note = '' }) => {
      const { message, languages = [] } = MISUSE_RULES.find(({ id }) => id === rule) ?? {};
      return [
        `\`${rule}\``,
        proof?.languageId ?? languages.join(', '),
        message?.() ?? '',
        state === 'proven' && proof ? `proven: ${WRONG[proof.wrong]}; mended, came through the proxy` : note,
      ];
    }),
  );
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...new Set(rows.map(line))].join('\n');
}

/** What markdown gives a meaning to, but for code between backticks. */
function escaped(cell: string): string {
  return cell
    .replaceAll('|', '\\|')
    .split(/(`[^`]*`)/)
    .map((text) => (text.startsWith('`') ? text : text.replace(/[<>*_]/g, '\\$&')))
    .join('');
}
