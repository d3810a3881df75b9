import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { socks4Names, socksNames } from './javascriptTraps.js';

const SOURCE = 'https://axios-http.com/docs/req_config';

const socks = {
  installs: ['socks-proxy-agent'],
  imports: ['import axios from "axios";', 'import { SocksProxyAgent } from "socks-proxy-agent";'],
  code: `const agent = new SocksProxyAgent({{url}});
const response = await axios.get("⟦1:https://example.com/⟧", {
  httpAgent: agent,
  httpsAgent: agent,
  proxy: false,
});
console.log(response.status);
⟦0⟧`,
  source: 'https://github.com/TooTallNate/proxy-agents/tree/main/packages/socks-proxy-agent',
  proof: 'run',
} as const;

const noSocksOfItsOwn: Recipe['avoids'] = [
  () => l10n.t('axios speaks no SOCKS: protocol: "socks5" hangs.'),
  () => l10n.t('Without proxy: false a proxy of the environment comes before the agent.'),
];

export const AXIOS_CLIENTS: readonly Client[] = [
  {
    id: 'axios',
    label: 'axios',
    languages: ['javascript', 'typescript'],
    seen: {
      imports: /\b(?:from|require\()\s*["']axios["']/,
      packages: [{ ecosystem: 'npm', name: 'axios' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http', 'https'],
        versions: '>=1.16.1',
        imports: ['import axios from "axios";'],
        code: `const response = await axios.get("⟦1:https://example.com/⟧", {
  proxy: {
    protocol: {{scheme}},
    host: {{host}},
    port: {{port}},
{{#credentials}}
    auth: { username: {{user}}, password: {{password}} },
{{/credentials}}
  },
});
console.log(response.status);
⟦0⟧`,
        avoids: [
          () => l10n.t('proxy takes no URL as text: axios then looks for a host named undefined.'),
          () => l10n.t('axios sends percent-encoded credentials as they stand: here they are decoded.'),
        ],
        source: SOURCE,
        proof: 'run',
      },
      {
        id: 'http-before-1.16.1',
        schemes: ['http', 'https'],
        versions: '<1.16.1',
        installs: ['http-proxy-agent', 'https-proxy-agent'],
        imports: [
          'import axios from "axios";',
          'import { HttpProxyAgent } from "http-proxy-agent";',
          'import { HttpsProxyAgent } from "https-proxy-agent";',
        ],
        code: `const response = await axios.get("⟦1:https://example.com/⟧", {
  httpAgent: new HttpProxyAgent({{url}}),
  httpsAgent: new HttpsProxyAgent({{url}}),
  proxy: false,
});
console.log(response.status);
⟦0⟧`,
        avoids: [
          () =>
            l10n.t(
              'Before 1.16.1, proxy: makes axios send the address of an https:// target to the proxy in the clear, not by a tunnel.',
            ),
          () => l10n.t('Without proxy: false a proxy of the environment comes before the agent.'),
        ],
        source: 'https://github.com/axios/axios/issues/6320',
        proof: 'run',
      },
      { id: 'socks5', schemes: ['socks5', 'socks5h'], avoids: [...noSocksOfItsOwn, socksNames], ...socks },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        urlScheme: 'socks4a',
        credentials: false,
        avoids: [...noSocksOfItsOwn, socks4Names],
        ...socks,
      },
    ],
  },
];
