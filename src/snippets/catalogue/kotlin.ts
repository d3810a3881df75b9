import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { socksLogin, socksTraps } from './jvmLogins.js';
import { noSocks4, noTlsToProxy } from './limits.js';

const proxyAuthenticator: Recipe['avoids'] = [
  () => l10n.t('authenticator() is for sites; a proxy asks proxyAuthenticator().'),
  () => l10n.t('A login that was refused once is not tried again: OkHttp would try it 20 times.'),
];

const socket = ['import java.net.InetSocketAddress', 'import java.net.Proxy'];

const socksImports = [
  ...socket,
  '{{#credentials}}',
  'import java.net.Authenticator',
  'import java.net.PasswordAuthentication',
  '{{/credentials}}',
];

const okhttpImports = ['import okhttp3.OkHttpClient', 'import okhttp3.Request'];

const credentialsImports = [
  '{{#credentials}}',
  'import okhttp3.Authenticator',
  'import okhttp3.Credentials',
  '{{/credentials}}',
];

const ktorImports = [
  'import io.ktor.client.HttpClient',
  'import io.ktor.client.engine.okhttp.OkHttp',
  'import io.ktor.client.request.get',
];

/** Of an `OkHttpClient.Builder`, which Ktor's engine has as well. */
const answer = `proxyAuthenticator(Authenticator { _, response ->
    if (response.request.header("Proxy-Authorization") != null) null
    else response.request.newBuilder().header("Proxy-Authorization", login).build()
})`;

const login = 'val login = Credentials.basic({{user}}, {{password}}, Charsets.UTF_8)';

const indented = (code: string, by: string) => code.replaceAll('\n', `\n${by}`);

const cannot: Client['cannot'] = [
  { schemes: ['https'], why: noTlsToProxy },
  { schemes: ['socks4', 'socks4a'], why: noSocks4, instead: 'curl' },
];

export const KOTLIN_CLIENTS: readonly Client[] = [
  {
    id: 'kotlin-okhttp',
    label: 'OkHttp',
    languages: ['kotlin'],
    seen: {
      imports: /^\s*import\s+okhttp3\./,
      packages: [{ ecosystem: 'maven', name: 'com.squareup.okhttp3:okhttp' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        versions: '>=4',
        imports: [...socket, ...credentialsImports, ...okhttpImports],
        code: `{{prelude}}
{{#credentials}}
${login}
{{/credentials}}
val client = OkHttpClient.Builder()
    .proxy(Proxy(Proxy.Type.HTTP, InetSocketAddress({{host}}, {{port}})))
    {{#credentials}}
    .${indented(answer, '    ')}
    {{/credentials}}
    .build()
val status = client.newCall(Request.Builder().url("⟦1:https://example.com/⟧").build()).execute().use { it.code }
⟦0⟧`,
        avoids: proxyAuthenticator,
        source: 'https://square.github.io/okhttp/5.x/okhttp/okhttp3/-authenticator/index.html',
        proof: 'documented',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        versions: '>=4',
        imports: [...socksImports, ...okhttpImports],
        code: `{{prelude}}
${socksLogin('kotlin')}
val client = OkHttpClient.Builder()
    .proxy(Proxy(Proxy.Type.SOCKS, InetSocketAddress({{host}}, {{port}})))
    .build()
val status = client.newCall(Request.Builder().url("⟦1:https://example.com/⟧").build()).execute().use { it.code }
⟦0⟧`,
        avoids: socksTraps,
        source: 'https://square.github.io/okhttp/5.x/okhttp/okhttp3/-ok-http-client/-builder/proxy.html',
        proof: 'documented',
      },
    ],
    cannot,
  },
  {
    id: 'kotlin-ktor',
    label: 'Ktor client',
    languages: ['kotlin'],
    seen: {
      imports: /^\s*import\s+io\.ktor\.client\./,
      packages: [
        { ecosystem: 'maven', name: 'io.ktor:ktor-client-core' },
        { ecosystem: 'maven', name: 'io.ktor:ktor-client-okhttp' },
      ],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        versions: '>=2',
        installs: ['io.ktor:ktor-client-okhttp'],
        imports: [...ktorImports, ...socket, ...credentialsImports],
        code: `{{prelude}}
{{#credentials}}
${login}
{{/credentials}}
val client = HttpClient(OkHttp) {
    engine {
        config {
            proxy(Proxy(Proxy.Type.HTTP, InetSocketAddress({{host}}, {{port}})))
            {{#credentials}}
            ${indented(answer, '            ')}
            {{/credentials}}
        }
    }
}
val response = client.get("⟦1:https://example.com/⟧")
⟦0⟧`,
        avoids: [
          () =>
            l10n.t(
              'A Proxy-Authorization header of the request, as engines without a login of their own need it, can reach the site.',
            ),
          ...proxyAuthenticator,
        ],
        source: 'https://ktor.io/docs/client-proxy.html',
        proof: 'documented',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        versions: '>=2',
        installs: ['io.ktor:ktor-client-okhttp'],
        imports: [...ktorImports, ...socksImports],
        code: `{{prelude}}
${socksLogin('kotlin')}
val client = HttpClient(OkHttp) {
    engine {
        proxy = Proxy(Proxy.Type.SOCKS, InetSocketAddress({{host}}, {{port}}))
    }
}
val response = client.get("⟦1:https://example.com/⟧")
⟦0⟧`,
        avoids: [() => l10n.t('The engines CIO, Apache and Java speak no SOCKS.'), ...socksTraps],
        source: 'https://ktor.io/docs/client-proxy.html',
        proof: 'documented',
      },
    ],
    cannot,
  },
];
