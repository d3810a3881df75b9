import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { noTlsNorSocks4 } from './limits.js';

const decoded: Recipe['avoids'] = [
  () =>
    l10n.t('cURL decodes user name and password of CURLOPT_PROXY, and of CURLOPT_PROXYUSERPWD: encode them.'),
];

const names: Recipe['avoids'] = [
  () => l10n.t('With socks5:// names are resolved on this machine, with socks5h:// by the proxy.'),
  ...decoded,
];

const curl = `$curl = curl_init('⟦1:https://example.com/⟧');
curl_setopt_array($curl, [
    CURLOPT_PROXY => {{url}},
    CURLOPT_RETURNTRANSFER => true,
]);
$body = curl_exec($curl);
if ($body === false) {
    throw new RuntimeException(curl_error($curl));
}
⟦0⟧`;

const guzzle = `$client = new Client(['proxy' => {{url}}]);
$response = $client->get('⟦1:https://example.com/⟧');
⟦0⟧`;

const symfony = `$client = HttpClient::create(['proxy' => {{url}}]);
$body = $client->request('GET', '⟦1:https://example.com/⟧')->getContent();
⟦0⟧`;

const CURL_DOCS = 'https://curl.se/libcurl/c/CURLOPT_PROXY.html';

/** Of a client on top of cURL, which knows every scheme. */
function recipes(
  code: string,
  imports: readonly string[],
  avoids: Recipe['avoids'],
  source: string,
): readonly Recipe[] {
  const common = { code, ...(imports.length > 0 && { imports }), source };
  return [
    {
      id: 'http',
      schemes: ['http', 'https'],
      ...common,
      avoids: [...avoids, ...decoded],
      proof: 'run',
    },
    {
      id: 'socks5',
      schemes: ['socks5', 'socks5h'],
      urlScheme: 'socks5h',
      ...common,
      avoids: [...avoids, ...names],
      proof: 'run',
    },
    {
      id: 'socks4',
      schemes: ['socks4', 'socks4a'],
      credentials: false,
      ...common,
      avoids,
      proof: 'checked',
    },
  ];
}

export const PHP_CLIENTS: readonly Client[] = [
  {
    id: 'php-curl',
    label: 'cURL',
    languages: ['php'],
    seen: { imports: /\bcurl_init\s*\(/ },
    recipes: recipes(curl, [], [], CURL_DOCS),
  },
  {
    id: 'php-guzzle',
    label: 'Guzzle',
    languages: ['php'],
    seen: {
      imports: /^\s*use\s+GuzzleHttp\\|\bnew\s+\\?GuzzleHttp\\Client\b/,
      packages: [{ ecosystem: 'packagist', name: 'guzzlehttp/guzzle' }],
    },
    recipes: recipes(
      guzzle,
      ['use GuzzleHttp\\Client;'],
      [
        () =>
          l10n.t(
            "An array of 'proxy' has a key for each scheme of the target: with http alone, https goes direct.",
          ),
      ],
      'https://docs.guzzlephp.org/en/stable/request-options.html#proxy',
    ),
  },
  {
    id: 'php-symfony-http-client',
    label: 'Symfony HttpClient',
    languages: ['php'],
    seen: {
      imports: /^\s*use\s+Symfony\\Component\\HttpClient\\/,
      packages: [{ ecosystem: 'packagist', name: 'symfony/http-client' }],
    },
    recipes: recipes(
      symfony,
      ['use Symfony\\Component\\HttpClient\\HttpClient;'],
      [() => l10n.t('Without the cURL extension Symfony falls back to streams, which speak no SOCKS.')],
      'https://symfony.com/doc/current/http_client.html#http-proxies',
    ),
  },
  {
    id: 'php-streams',
    label: 'file_get_contents',
    languages: ['php'],
    seen: { imports: /\b(?:file_get_contents|fopen)\s*\(\s*['"]https?:|\bstream_context_create\s*\(/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        code: `$target = '⟦1:https://example.com/⟧';
{{prelude}}
$context = stream_context_create(['http' => [
    'proxy' => 'tcp://' . {{host}} . ':' . {{port}},
    'request_fulluri' => str_starts_with($target, 'http://'),
    {{#credentials}}
    'header' => 'Proxy-Authorization: Basic ' . base64_encode({{user}} . ':' . {{password}}),
    {{/credentials}}
]]);
$body = file_get_contents($target, false, $context);
⟦0⟧`,
        avoids: [
          () =>
            l10n.t(
              'Streams ignore a login in the address of the proxy, and an http:// in the place of tcp://.',
            ),
          () =>
            l10n.t(
              'Without request_fulluri proxies refuse http:// targets, and with it sites may refuse https:// ones.',
            ),
        ],
        source: 'https://www.php.net/manual/en/context.http.php',
        proof: 'run',
      },
    ],
    cannot: [
      {
        schemes: ['socks5', 'socks5h'],
        why: () => l10n.t('Streams speak no SOCKS.'),
        instead: 'php-curl',
      },
      { schemes: ['https', 'socks4', 'socks4a'], why: noTlsNorSocks4, instead: 'php-curl' },
    ],
  },
];
