import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { noSocks4 } from './limits.js';

const names: Recipe['avoids'] = [
  () =>
    l10n.t('Before Go 1.24, net/http refuses socks5h://. With socks5:// Go lets the proxy resolve names.'),
];

const ownTransport: Recipe['avoids'] = [
  () =>
    l10n.t(
      'http.DefaultTransport asks HTTP_PROXY and NO_PROXY; a Transport with a Proxy of its own asks neither.',
    ),
];

const noSocks4InGo = [{ schemes: ['socks4', 'socks4a'] as const, why: noSocks4, instead: 'curl' }];

const transport = `proxyURL, err := url.Parse({{url}})
if err != nil {
	panic(err)
}
client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxyURL)}}
response, err := client.Get("⟦1:https://example.com/⟧")
if err != nil {
	panic(err)
}
defer response.Body.Close()
⟦0⟧`;

const resty = `client := resty.New().SetProxy({{url}})
response, err := client.R().Get("⟦1:https://example.com/⟧")
if err != nil {
	panic(err)
}
fmt.Println(response.Status())
⟦0⟧`;

const colly = `collector := colly.NewCollector()
if err := collector.SetProxy({{url}}); err != nil {
	panic(err)
}
collector.OnResponse(func(response *colly.Response) {
	fmt.Println(response.StatusCode)
})
if err := collector.Visit("⟦1:https://example.com/⟧"); err != nil {
	panic(err)
}
⟦0⟧`;

export const GO_CLIENTS: readonly Client[] = [
  {
    id: 'go-net-http',
    label: 'net/http',
    languages: ['go'],
    seen: { imports: /^\s*(?:import\s+)?(?:\w+\s+)?"net\/http"/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['import "net/http"', 'import "net/url"'],
        code: transport,
        avoids: ownTransport,
        source: 'https://pkg.go.dev/net/http#Transport',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        imports: ['import "net/http"', 'import "net/url"'],
        code: transport,
        avoids: [...names, ...ownTransport],
        source: 'https://pkg.go.dev/net/http#Transport',
        proof: 'run',
      },
      {
        id: 'pool',
        takes: 'pool',
        schemes: ['http', 'https', 'socks5', 'socks5h'],
        imports: ['import "net/http"', 'import "net/url"', 'import "sync/atomic"'],
        code: `proxyPool := {{urls}}
var turn atomic.Uint64
client := &http.Client{Transport: &http.Transport{
	Proxy: func(*http.Request) (*url.URL, error) {
		return url.Parse(proxyPool[(turn.Add(1)-1)%uint64(len(proxyPool))])
	},
}}
response, err := client.Get("⟦1:https://example.com/⟧")
if err != nil {
	panic(err)
}
defer response.Body.Close()
⟦0⟧`,
        avoids: [
          () =>
            l10n.t('One Transport that picks a proxy for each request keeps the connections to all of them.'),
        ],
        source: 'https://pkg.go.dev/net/http#Transport',
        proof: 'run',
      },
    ],
    cannot: noSocks4InGo,
  },
  {
    id: 'go-resty',
    label: 'resty',
    languages: ['go'],
    seen: {
      imports: /"(?:github\.com\/go-resty\/resty(?:\/v\d+)?|resty\.dev\/v\d+)"/,
      packages: [
        { ecosystem: 'go', name: 'github.com/go-resty/resty/v2' },
        { ecosystem: 'go', name: 'resty.dev/v3' },
      ],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['import "fmt"', 'import "github.com/go-resty/resty/v2"'],
        code: resty,
        avoids: [
          () => l10n.t('SetProxy only logs that it could not read a URL, and then everything goes direct.'),
        ],
        source: 'https://github.com/go-resty/resty/blob/v2.16.2/README.md#proxy-settings',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        imports: ['import "fmt"', 'import "github.com/go-resty/resty/v2"'],
        code: resty,
        avoids: names,
        source: 'https://github.com/go-resty/resty/blob/v2.16.2/client.go',
        proof: 'run',
      },
    ],
    cannot: noSocks4InGo,
  },
  {
    id: 'go-colly',
    label: 'colly',
    languages: ['go'],
    seen: {
      imports: /"github\.com\/gocolly\/colly(?:\/v\d+)?(?:\/[\w/]+)?"/,
      packages: [
        { ecosystem: 'go', name: 'github.com/gocolly/colly/v2' },
        { ecosystem: 'go', name: 'github.com/gocolly/colly' },
      ],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        imports: ['import "fmt"', 'import "github.com/gocolly/colly/v2"'],
        code: colly,
        avoids: [() => l10n.t('SetProxy reports a URL that it cannot read only through its error.')],
        source: 'https://github.com/gocolly/colly/blob/v2.3.0/colly.go',
        proof: 'documented',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        imports: ['import "fmt"', 'import "github.com/gocolly/colly/v2"'],
        code: colly,
        avoids: names,
        source: 'https://github.com/gocolly/colly/blob/v2.3.0/colly.go',
        proof: 'documented',
      },
      {
        id: 'pool',
        takes: 'pool',
        schemes: ['http', 'https', 'socks5', 'socks5h'],
        imports: [
          'import "fmt"',
          'import "github.com/gocolly/colly/v2"',
          'import "github.com/gocolly/colly/v2/proxy"',
        ],
        code: `switcher, err := proxy.RoundRobinProxySwitcher({{urls}}...)
if err != nil {
	panic(err)
}
collector := colly.NewCollector()
collector.SetProxyFunc(switcher)
collector.OnResponse(func(response *colly.Response) {
	fmt.Println(response.StatusCode)
})
if err := collector.Visit("⟦1:https://example.com/⟧"); err != nil {
	panic(err)
}
⟦0⟧`,
        avoids: [() => l10n.t('The switcher of colly takes another proxy for each request.')],
        source: 'https://github.com/gocolly/colly/blob/v2.3.0/proxy/proxy.go',
        proof: 'documented',
      },
    ],
    cannot: noSocks4InGo,
  },
  {
    id: 'go-x-net-proxy',
    label: 'golang.org/x/net/proxy',
    languages: ['go'],
    seen: {
      imports: /"golang\.org\/x\/net\/proxy"/,
      packages: [{ ecosystem: 'go', name: 'golang.org/x/net' }],
    },
    recipes: [
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        imports: ['import "net/http"', 'import "net/url"', 'import "golang.org/x/net/proxy"'],
        code: `proxyURL, err := url.Parse({{url}})
if err != nil {
	panic(err)
}
dialer, err := proxy.FromURL(proxyURL, proxy.Direct)
if err != nil {
	panic(err)
}
client := &http.Client{Transport: &http.Transport{DialContext: dialer.(proxy.ContextDialer).DialContext}}
response, err := client.Get("⟦1:https://example.com/⟧")
if err != nil {
	panic(err)
}
defer response.Body.Close()
⟦0⟧`,
        avoids: [
          () =>
            l10n.t(
              'A Dialer is for every protocol over TCP; for HTTP alone, net/http speaks SOCKS5 by itself.',
            ),
          ...names,
        ],
        source: 'https://pkg.go.dev/golang.org/x/net/proxy#FromURL',
        proof: 'run',
      },
    ],
    cannot: [
      {
        schemes: ['http', 'https'],
        why: () => l10n.t('It has dialers for SOCKS5 alone.'),
        instead: 'go-net-http',
      },
      { schemes: ['socks4', 'socks4a'], why: noSocks4, instead: 'curl' },
    ],
  },
];
