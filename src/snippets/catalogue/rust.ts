import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';

const REQWEST = 'https://docs.rs/reqwest/latest/reqwest/struct.Proxy.html';
const UREQ = 'https://docs.rs/ureq/latest/ureq/struct.Proxy.html';

const allTargets: Recipe['avoids'] = [
  () => l10n.t('Proxy::http is for http:// targets alone: https:// ones would go direct.'),
];

const asynchronous = `let client = reqwest::Client::builder()
    .proxy(reqwest::Proxy::all({{url}})?)
    .build()?;
let body = client.get("⟦1:https://example.com/⟧").send().await?.text().await?;
⟦0⟧`;

const blocking = `let client = reqwest::blocking::Client::builder()
    .proxy(reqwest::Proxy::all({{url}})?)
    .build()?;
let body = client.get("⟦1:https://example.com/⟧").send()?.text()?;
⟦0⟧`;

/** Its features differ, the schemes do not. */
function reqwest(code: string, feature: string): readonly Recipe[] {
  const withFeatures = (features: string) => (features === '' ? [] : [`reqwest --features ${features}`]);
  const socks = feature === '' ? 'socks' : `${feature},socks`;
  return [
    {
      id: 'http',
      schemes: ['http', 'https'],
      installs: withFeatures(feature),
      code,
      avoids: allTargets,
      source: REQWEST,
      proof: 'run',
    },
    {
      id: 'socks5',
      schemes: ['socks5', 'socks5h'],
      urlScheme: 'socks5h',
      installs: withFeatures(socks),
      code,
      avoids: [
        () => l10n.t('With socks5:// names are resolved on this machine, with socks5h:// by the proxy.'),
        ...allTargets,
      ],
      source: REQWEST,
      proof: 'documented',
    },
    {
      id: 'socks4',
      schemes: ['socks4', 'socks4a'],
      versions: '>=0.12.13',
      credentials: false,
      installs: withFeatures(socks),
      code,
      avoids: allTargets,
      source: 'https://github.com/seanmonstar/reqwest/blob/master/CHANGELOG.md',
      proof: 'documented',
    },
  ];
}

const raw: Recipe['avoids'] = [
  () => l10n.t('ureq sends user name and password as they stand in the URL: escapes would reach the proxy.'),
];

const ureq2 = `let agent = ureq::AgentBuilder::new()
    .proxy(ureq::Proxy::new(format!(
        "{}://{{#credentials}}{}:{}@{{/credentials}}{}:{}",
        {{scheme}},
        {{#credentials}}
        {{user}},
        {{password}},
        {{/credentials}}
        {{host}},
        {{port}}
    ))?)
    .build();
let body = agent.get("⟦1:https://example.com/⟧").call()?.into_string()?;
⟦0⟧`;

const ureq3 = `let agent: ureq::Agent = ureq::Agent::config_builder()
    .proxy(Some(
        ureq::Proxy::builder(ureq::ProxyProtocol::try_from({{scheme}})?)
            .host({{host}})
            .port({{port}})
            {{#credentials}}
            .username(&{{user}})
            .password(&{{password}})
            {{/credentials}}
            .build()?,
    ))
    .build()
    .into();
let body = agent.get("⟦1:https://example.com/⟧").call()?.body_mut().read_to_string()?;
⟦0⟧`;

const hardCharacters: Recipe['avoids'] = [
  () => l10n.t('ureq 3 cannot pass a password that has / ? or #: reqwest can.'),
  ...raw,
];

const parsing = ['url', 'percent-encoding'];

export const RUST_CLIENTS: readonly Client[] = [
  {
    id: 'rust-reqwest',
    label: 'reqwest',
    languages: ['rust'],
    seen: {
      imports: /\breqwest::(?!blocking)|^\s*use\s+reqwest\b(?!::blocking)/,
      packages: [{ ecosystem: 'crates', name: 'reqwest' }],
    },
    recipes: reqwest(asynchronous, ''),
  },
  {
    id: 'rust-reqwest-blocking',
    label: 'reqwest (blocking)',
    languages: ['rust'],
    seen: { imports: /\breqwest::blocking\b/ },
    recipes: reqwest(blocking, 'blocking'),
  },
  {
    id: 'rust-ureq',
    label: 'ureq',
    languages: ['rust'],
    seen: {
      imports: /\bureq::|^\s*use\s+ureq\b/,
      packages: [{ ecosystem: 'crates', name: 'ureq' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        versions: '>=3.1',
        installs: parsing,
        code: ureq3,
        avoids: hardCharacters,
        source: UREQ,
        proof: 'documented',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5h',
        versions: '>=3.2',
        installs: ['ureq --features socks-proxy', ...parsing],
        code: ureq3,
        avoids: hardCharacters,
        source: UREQ,
        proof: 'documented',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        versions: '>=3.1',
        credentials: false,
        installs: ['ureq --features socks-proxy', 'url'],
        code: ureq3,
        avoids: [],
        source: UREQ,
        proof: 'documented',
      },
      {
        id: 'http-before-3',
        schemes: ['http'],
        versions: '<3',
        installs: parsing,
        code: ureq2,
        avoids: raw,
        source: 'https://docs.rs/ureq/2.6.2/ureq/struct.Proxy.html',
        proof: 'run',
      },
      {
        id: 'socks5-before-3',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        versions: '<3',
        installs: ['ureq --features socks-proxy', ...parsing],
        code: ureq2,
        avoids: [
          () => l10n.t('ureq 2 refuses socks5h://; with socks5:// it lets the proxy resolve names.'),
          ...raw,
        ],
        source: 'https://docs.rs/ureq/2.6.2/ureq/struct.Proxy.html',
        proof: 'run',
      },
    ],
  },
];
