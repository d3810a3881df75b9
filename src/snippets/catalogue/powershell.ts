import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';

const request = `{{prelude}}
{{#credentials}}
$credential = [PSCredential]::new({{user}}, (ConvertTo-SecureString ({{password}}) -AsPlainText -Force))
{{/credentials}}
$response = Invoke-WebRequest '⟦1:https://example.com/⟧' -Proxy ({{server}}){{#credentials}} -ProxyCredential $credential{{/credentials}}
⟦0⟧`;

const loginApart: Recipe['avoids'] = [
  () => l10n.t('-Proxy takes no user name or password from the address: they go into -ProxyCredential.'),
];

const SOURCE =
  'https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest#-proxy';

export const POWERSHELL_CLIENTS: readonly Client[] = [
  {
    id: 'powershell-web-request',
    label: 'Invoke-WebRequest, Invoke-RestMethod',
    languages: ['powershell'],
    seen: { imports: /\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\b/i },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        code: request,
        avoids: loginApart,
        source: SOURCE,
        proof: 'documented',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        urlScheme: 'socks5',
        versions: '>=7.2',
        code: request,
        avoids: [
          () =>
            l10n.t('Windows PowerShell 5.1 speaks no SOCKS; PowerShell 7.2 does, and refuses socks5h://.'),
          ...loginApart,
        ],
        source: SOURCE,
        proof: 'documented',
      },
      {
        id: 'socks4',
        schemes: ['socks4', 'socks4a'],
        versions: '>=7.2',
        credentials: false,
        code: request,
        avoids: [() => l10n.t('Windows PowerShell 5.1 speaks no SOCKS; PowerShell 7.2 does.')],
        source: SOURCE,
        proof: 'documented',
      },
    ],
    cannot: [
      {
        schemes: ['https'],
        why: () =>
          l10n.t(
            'Not every version of .NET speaks TLS to the proxy itself. Most proxies take http:// as well.',
          ),
        instead: 'curl',
      },
    ],
  },
];
