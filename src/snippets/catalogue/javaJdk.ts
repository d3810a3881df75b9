import * as l10n from '@vscode/l10n';
import type { Client, Recipe } from './client.js';
import { noTlsNorSocks4, noTlsToProxy } from './limits.js';
import { JAVA_LOGIN, JAVA_LOGIN_IMPORTS, sentAsLatin1, socksLogin, socksTraps } from './jvmLogins.js';

const proxyOnly: Recipe['avoids'] = [
  () => l10n.t('Without the test for PROXY the login would be told to every site that asks for one.'),
];

const tunnels: Recipe['avoids'] = [
  () =>
    l10n.t(
      'The JDK refuses Basic logins for https:// targets, with a 407, until this property is set; before the first request, or by -D.',
    ),
];

const tunnelling = 'System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");';

const proxyAuthenticator = `new Authenticator() {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY) {
            return null;
        }
        ${JAVA_LOGIN}
    }
}`;

const indented = (code: string, by: string) => code.replaceAll('\n', `\n${by}`);

export const JDK_CLIENTS: readonly Client[] = [
  {
    id: 'java-http-client',
    label: 'java.net.http.HttpClient',
    languages: ['java'],
    seen: { imports: /^\s*import\s+java\.net\.http\.(?:HttpClient|\*)/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: [
          'import java.net.InetSocketAddress;',
          'import java.net.ProxySelector;',
          'import java.net.URI;',
          'import java.net.http.HttpClient;',
          'import java.net.http.HttpRequest;',
          'import java.net.http.HttpResponse;',
          ...JAVA_LOGIN_IMPORTS,
        ],
        code: `{{#credentials}}
${tunnelling}
{{/credentials}}
{{prelude}}
HttpClient client = HttpClient.newBuilder()
    .proxy(ProxySelector.of(new InetSocketAddress({{host}}, {{port}})))
    {{#credentials}}
    .authenticator(${indented(proxyAuthenticator, '    ')})
    {{/credentials}}
    .build();
HttpResponse<String> response = client.send(
    HttpRequest.newBuilder(URI.create("⟦1:https://example.com/⟧")).build(),
    HttpResponse.BodyHandlers.ofString());
⟦0⟧`,
        avoids: [...tunnels, ...proxyOnly, ...sentAsLatin1],
        source:
          'https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpClient.Builder.html',
        proof: 'run',
      },
    ],
    cannot: [
      {
        schemes: ['socks4', 'socks4a', 'socks5', 'socks5h'],
        why: () => l10n.t('It ignores a SOCKS proxy without a word, and goes direct.'),
        instead: 'java-http-url-connection',
      },
      { schemes: ['https'], why: noTlsToProxy },
    ],
  },
  {
    id: 'java-http-url-connection',
    label: 'HttpURLConnection',
    languages: ['java'],
    seen: { imports: /^\s*import\s+(?:java\.net\.HttpURLConnection|javax\.net\.ssl\.HttpsURLConnection)\b/ },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: [
          'import java.net.HttpURLConnection;',
          'import java.net.InetSocketAddress;',
          'import java.net.Proxy;',
          'import java.net.URI;',
          ...JAVA_LOGIN_IMPORTS,
        ],
        code: `{{#credentials}}
${tunnelling}
{{/credentials}}
{{prelude}}
Proxy httpProxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress({{host}}, {{port}}));
HttpURLConnection connection = (HttpURLConnection) URI.create("⟦1:https://example.com/⟧").toURL().openConnection(httpProxy);
{{#credentials}}
connection.setAuthenticator(${proxyAuthenticator});
{{/credentials}}
int status = connection.getResponseCode();
⟦0⟧`,
        avoids: [...tunnels, ...proxyOnly, ...sentAsLatin1],
        source:
          'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/HttpURLConnection.html',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        imports: [
          'import java.net.HttpURLConnection;',
          'import java.net.URI;',
          'import java.net.InetSocketAddress;',
          'import java.net.Proxy;',
          ...JAVA_LOGIN_IMPORTS,
        ],
        code: `{{prelude}}
${socksLogin('java')}
Proxy socksProxy = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress({{host}}, {{port}}));
HttpURLConnection connection = (HttpURLConnection) URI.create("⟦1:https://example.com/⟧").toURL().openConnection(socksProxy);
int status = connection.getResponseCode();
⟦0⟧`,
        avoids: socksTraps,
        source:
          'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/doc-files/net-properties.html',
        proof: 'run',
      },
    ],
    cannot: [{ schemes: ['https', 'socks4', 'socks4a'], why: noTlsNorSocks4, instead: 'curl' }],
  },
];
