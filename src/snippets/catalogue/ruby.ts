import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { noSocks, noTlsNorSocks4, noTlsToProxy } from './limits.js';

const environment: Recipe['avoids'] = [
  () => l10n.t('A proxy that is named in the code wins over http_proxy and no_proxy of the environment.'),
];

const httpOnly: Client['cannot'] = [
  { schemes: ['https'], why: noTlsToProxy },
  { schemes: ['socks4', 'socks4a', 'socks5', 'socks5h'], why: noSocks, instead: 'ruby-typhoeus' },
];

const typhoeus = `response = Typhoeus.get("⟦1:https://example.com/⟧", proxy: {{url}})
⟦0⟧`;

export const RUBY_CLIENTS: readonly Client[] = [
  {
    id: 'ruby-net-http',
    label: 'Net::HTTP',
    languages: ['ruby'],
    seen: { imports: /^\s*require\s+["']net\/https?["']/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['require "net/http"', 'require "uri"'],
        code: `target = URI("⟦1:https://example.com/⟧")
{{prelude}}
http = Net::HTTP.new(target.host, target.port, {{host}}, {{port}}{{#credentials}}, {{user}}, {{password}}{{/credentials}})
http.use_ssl = target.scheme == "https"
response = http.get(target.request_uri)
⟦0⟧`,
        avoids: [
          () => l10n.t('Net::HTTP takes user name and password as they are, decoded.'),
          ...environment,
        ],
        source: 'https://docs.ruby-lang.org/en/master/Net/HTTP.html#method-c-new',
        proof: 'run',
      },
    ],
    cannot: httpOnly,
  },
  {
    id: 'ruby-socksify',
    label: 'Net::HTTP with socksify',
    languages: ['ruby'],
    seen: {
      imports: /^\s*require\s+["']socksify(?:\/http)?["']/,
      packages: [{ ecosystem: 'rubygems', name: 'socksify' }],
    },
    recipes: [
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        versions: '>=1.8.0',
        installs: ['socksify'],
        imports: ['require "socksify/http"', 'require "uri"'],
        code: `target = URI("⟦1:https://example.com/⟧")
{{prelude}}
socks = Net::HTTP.socks_proxy({{host}}, {{port}}{{#credentials}}, username: {{user}}{{#nonAscii}}.b{{/nonAscii}}, password: {{password}}{{#nonAscii}}.b{{/nonAscii}}{{/credentials}})
http = socks.new(target.host, target.port)
http.use_ssl = target.scheme == "https"
response = http.get(target.request_uri)
⟦0⟧`,
        avoids: [
          () => l10n.t('Before socksify 1.8, Net::HTTP of Ruby 3.1 goes direct, without a word.'),
          () => l10n.t('socksify counts characters: a password beyond ASCII is handed over as bytes.'),
        ],
        source: 'https://github.com/astro/socksify-ruby#readme',
        proof: 'documented',
      },
    ],
    cannot: [
      {
        schemes: ['http'],
        why: () => l10n.t('Net::HTTP speaks to HTTP proxies by itself.'),
        instead: 'ruby-net-http',
      },
      { schemes: ['https', 'socks4', 'socks4a'], why: noTlsNorSocks4, instead: 'ruby-typhoeus' },
    ],
  },
  {
    id: 'ruby-faraday',
    label: 'Faraday',
    languages: ['ruby'],
    seen: {
      imports: /^\s*require\s+["']faraday["']|\bFaraday\.new\b/,
      packages: [{ ecosystem: 'rubygems', name: 'faraday' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['require "faraday"'],
        code: `connection = Faraday.new(proxy: {{url}})
response = connection.get("⟦1:https://example.com/⟧")
⟦0⟧`,
        avoids: environment,
        source: 'https://lostisland.github.io/faraday/#/customization/proxy-options',
        proof: 'run',
      },
    ],
    cannot: httpOnly,
  },
  {
    id: 'ruby-httparty',
    label: 'HTTParty',
    languages: ['ruby'],
    seen: {
      imports: /^\s*require\s+["']httparty["']|\binclude\s+HTTParty\b/,
      packages: [{ ecosystem: 'rubygems', name: 'httparty' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['require "httparty"'],
        code: `response = HTTParty.get(
  "⟦1:https://example.com/⟧",
  http_proxyaddr: {{host}},
  http_proxyport: {{port}},
  {{#credentials}}
  http_proxyuser: {{user}},
  http_proxypass: {{password}},
  {{/credentials}}
)
⟦0⟧`,
        avoids: [
          () => l10n.t('HTTParty takes the parts of the address, decoded, and no URL.'),
          ...environment,
        ],
        source: 'https://www.rubydoc.info/gems/httparty/HTTParty/ClassMethods#http_proxy-instance_method',
        proof: 'run',
      },
    ],
    cannot: httpOnly,
  },
  {
    id: 'ruby-http',
    label: 'http.rb',
    languages: ['ruby'],
    seen: {
      imports: /^\s*require\s+["']http["']/,
      packages: [{ ecosystem: 'rubygems', name: 'http' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['require "http"'],
        code: `response = HTTP.via({{host}}, {{port}}{{#credentials}}, {{user}}, {{password}}{{/credentials}}).get("⟦1:https://example.com/⟧")
⟦0⟧`,
        avoids: [() => l10n.t('http.rb takes the parts of the address, decoded, and no URL.')],
        source: 'https://github.com/httprb/http/wiki/Proxy-Support',
        proof: 'run',
      },
    ],
    cannot: httpOnly,
  },
  {
    id: 'ruby-typhoeus',
    label: 'Typhoeus',
    languages: ['ruby'],
    seen: {
      imports: /^\s*require\s+["']typhoeus["']/,
      packages: [{ ecosystem: 'rubygems', name: 'typhoeus' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['require "typhoeus"'],
        code: typhoeus,
        avoids: [() => l10n.t('cURL decodes proxyuserpwd: a password with a percent sign breaks there.')],
        source: 'https://github.com/typhoeus/typhoeus#proxy-usage',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        imports: ['require "typhoeus"'],
        code: typhoeus,
        avoids: [
          () => l10n.t('With socks5:// names are resolved on this machine, with socks5h:// by the proxy.'),
        ],
        source: 'https://curl.se/libcurl/c/CURLOPT_PROXY.html',
        proof: 'run',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        credentials: false,
        imports: ['require "typhoeus"'],
        code: typhoeus,
        avoids: [],
        source: 'https://curl.se/libcurl/c/CURLOPT_PROXY.html',
        proof: 'run',
      },
    ],
  },
];
