import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { noSocks, noTlsNorSocks4, noTlsToProxy } from './limits.js';

const bothSchemes: Recipe['avoids'] = [
  () => l10n.t('A proxy for http targets alone lets https ones go direct.'),
];

/** LWP has another name for SOCKS5. */
const socksUrl = '{{url}} =~ s/^socks5h?/socks/r';

export const PERL_CLIENTS: readonly Client[] = [
  {
    id: 'perl-lwp',
    label: 'LWP::UserAgent',
    languages: ['perl'],
    seen: {
      imports: /^\s*use\s+(?:LWP\b|LWP::(?:UserAgent|Simple)\b|WWW::Mechanize\b)/,
      packages: [{ ecosystem: 'cpan', name: 'LWP::UserAgent' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['use LWP::UserAgent;'],
        code: `my $ua = LWP::UserAgent->new;
$ua->proxy(['http', 'https'], {{url}});
my $response = $ua->get('⟦1:https://example.com/⟧');
⟦0⟧`,
        avoids: bothSchemes,
        source: 'https://metacpan.org/pod/LWP::UserAgent#proxy',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        installs: ['LWP::Protocol::socks'],
        imports: ['use LWP::UserAgent;'],
        code: `my $ua = LWP::UserAgent->new;
$ua->proxy(['http', 'https'], ${socksUrl});
my $response = $ua->get('⟦1:https://example.com/⟧');
⟦0⟧`,
        avoids: [() => l10n.t('LWP::Protocol::socks knows the name socks:// alone.'), ...bothSchemes],
        source: 'https://metacpan.org/pod/LWP::Protocol::socks',
        proof: 'run',
      },
    ],
    cannot: [{ schemes: ['https', 'socks4', 'socks4a'], why: noTlsNorSocks4, instead: 'curl' }],
  },
  {
    id: 'perl-http-tiny',
    label: 'HTTP::Tiny',
    languages: ['perl'],
    seen: {
      imports: /^\s*use\s+HTTP::Tiny\b/,
      packages: [{ ecosystem: 'cpan', name: 'HTTP::Tiny' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['use HTTP::Tiny;'],
        code: `my $http = HTTP::Tiny->new(proxy => {{url}});
my $response = $http->get('⟦1:https://example.com/⟧');
⟦0⟧`,
        avoids: [
          () => l10n.t('The attribute http_proxy is for http targets alone: https ones would go direct.'),
        ],
        source: 'https://metacpan.org/pod/HTTP::Tiny#PROXY-SUPPORT',
        proof: 'run',
      },
    ],
    cannot: [
      { schemes: ['https'], why: noTlsToProxy },
      { schemes: ['socks4', 'socks4a', 'socks5', 'socks5h'], why: noSocks, instead: 'perl-lwp' },
    ],
  },
  {
    id: 'perl-mojo',
    label: 'Mojo::UserAgent',
    languages: ['perl'],
    seen: {
      imports: /^\s*use\s+(?:Mojo::UserAgent|Mojolicious::Lite|ojo)\b/,
      packages: [{ ecosystem: 'cpan', name: 'Mojolicious' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['use Mojo::UserAgent;', '{{#nonAscii}}use Mojo::Util qw(encode url_escape);{{/nonAscii}}'],
        code: `my $ua = Mojo::UserAgent->new;
{{prelude}}
{{^nonAscii}}
$ua->proxy->http({{url}})->https({{url}});
{{/nonAscii}}
{{#nonAscii}}
my $proxy = {{url}} =~ s/%([89A-F][0-9A-F])/url_escape(encode('UTF-8', chr hex $1))/ger;
$ua->proxy->http($proxy)->https($proxy);
{{/nonAscii}}
my $response = $ua->get('⟦1:https://example.com/⟧')->result;
⟦0⟧`,
        avoids: [
          ...bothSchemes,
          () => l10n.t('Mojolicious sends logins as Latin-1: other characters go in as the bytes of UTF-8.'),
        ],
        source: 'https://docs.mojolicious.org/Mojo/UserAgent/Proxy',
        proof: 'run',
      },
    ],
    cannot: [
      {
        schemes: ['socks5', 'socks5h'],
        why: () => l10n.t('Mojolicious cuts a SOCKS password at its first colon.'),
        instead: 'perl-lwp',
      },
      { schemes: ['https', 'socks4', 'socks4a'], why: noTlsNorSocks4, instead: 'curl' },
    ],
  },
];
