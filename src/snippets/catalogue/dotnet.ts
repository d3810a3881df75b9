import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';

const emptyProxy: Recipe['avoids'] = [
  () => l10n.t('WebProxy takes no user name or password from the address: they go into Credentials.'),
];

const socksNames: Recipe['avoids'] = [
  () => l10n.t('.NET refuses socks5h://; with socks5:// it lets the proxy resolve names.'),
  ...emptyProxy,
];

const webProxy = `var webProxy = new WebProxy({{server}});
{{#credentials}}
webProxy.Credentials = new NetworkCredential({{user}}, {{password}});
{{/credentials}}`;

const handler = `${webProxy}
var client = new HttpClient(new HttpClientHandler { Proxy = webProxy });
var body = await client.GetStringAsync("⟦1:https://example.com/⟧");
⟦0⟧`;

const restSharp = `${webProxy}
var client = new RestClient(new RestClientOptions("⟦1:https://example.com/⟧") { Proxy = webProxy });
var response = await client.ExecuteAsync(new RestRequest());
⟦0⟧`;

const cannot: Client['cannot'] = [
  {
    schemes: ['https'],
    why: () =>
      l10n.t('Not every version of .NET speaks TLS to the proxy itself. Most proxies take http:// as well.'),
  },
];

const HTTP_CLIENT = 'https://learn.microsoft.com/dotnet/api/system.net.http.httpclienthandler.proxy';
const SOCKS = 'https://learn.microsoft.com/dotnet/core/whats-new/dotnet-6#socks-proxy-support';

export const DOTNET_CLIENTS: readonly Client[] = [
  {
    id: 'dotnet-http-client',
    label: 'HttpClient',
    languages: ['csharp'],
    seen: { imports: /^\s*(?:global\s+)?using\s+System\.Net\.Http\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: ['using System.Net;', 'using System.Net.Http;'],
        code: handler,
        avoids: emptyProxy,
        source: HTTP_CLIENT,
        proof: 'checked',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        imports: ['using System.Net;', 'using System.Net.Http;'],
        code: handler,
        avoids: [() => l10n.t('SOCKS takes .NET 6 or later.'), ...socksNames],
        source: SOCKS,
        proof: 'checked',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        credentials: false,
        imports: ['using System.Net;', 'using System.Net.Http;'],
        code: handler,
        avoids: [() => l10n.t('SOCKS takes .NET 6 or later.')],
        source: SOCKS,
        proof: 'checked',
      },
    ],
    cannot,
  },
  {
    id: 'dotnet-restsharp',
    label: 'RestSharp',
    languages: ['csharp'],
    seen: {
      imports: /^\s*(?:global\s+)?using\s+RestSharp\b/,
      packages: [{ ecosystem: 'nuget', name: 'RestSharp' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        versions: '>=107',
        imports: ['using System.Net;', 'using RestSharp;'],
        code: restSharp,
        avoids: [
          () => l10n.t('Since version 107 the options of a client are read once, when it is made.'),
          ...emptyProxy,
        ],
        source: 'https://restsharp.dev/docs/advanced/configuration',
        proof: 'documented',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        versions: '>=107',
        imports: ['using System.Net;', 'using RestSharp;'],
        code: restSharp,
        avoids: socksNames,
        source: SOCKS,
        proof: 'documented',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        credentials: false,
        versions: '>=107',
        imports: ['using System.Net;', 'using RestSharp;'],
        code: restSharp,
        avoids: [],
        source: SOCKS,
        proof: 'documented',
      },
    ],
    cannot,
  },
];
