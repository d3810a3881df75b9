import * as l10n from '@vscode/l10n';
import type { Client } from './client.js';
import { noSocks4, noTlsNorSocks4, noTlsToProxy } from './limits.js';
import { JAVA_LOGIN_IMPORTS, socksLogin, socksTraps } from './jvmLogins.js';

export const JAVA_LIBRARIES: readonly Client[] = [
  {
    id: 'java-apache-httpclient5',
    label: 'Apache HttpClient 5',
    languages: ['java'],
    seen: {
      imports: /^\s*import\s+(?:static\s+)?org\.apache\.hc\.client5\./,
      packages: [{ ecosystem: 'maven', name: 'org.apache.httpcomponents.client5:httpclient5' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        credentials: 'ascii',
        imports: [
          'import org.apache.hc.client5.http.classic.methods.HttpGet;',
          'import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;',
          'import org.apache.hc.client5.http.impl.classic.HttpClients;',
          'import org.apache.hc.core5.http.HttpHost;',
          '{{#credentials}}',
          'import org.apache.hc.client5.http.auth.AuthScope;',
          'import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;',
          'import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;',
          '{{/credentials}}',
        ],
        code: `{{prelude}}
HttpHost httpProxy = new HttpHost("http", {{host}}, {{port}});
{{#credentials}}
BasicCredentialsProvider credentials = new BasicCredentialsProvider();
credentials.setCredentials(
    new AuthScope(httpProxy), new UsernamePasswordCredentials({{user}}, {{password}}.toCharArray()));
{{/credentials}}
try (CloseableHttpClient client = HttpClients.custom()
        .setProxy(httpProxy)
        {{#credentials}}
        .setDefaultCredentialsProvider(credentials)
        {{/credentials}}
        .build()) {
    int status = client.execute(new HttpGet("⟦1:https://example.com/⟧"), response -> response.getCode());
    ⟦0⟧
}`,
        avoids: [
          () => l10n.t('An AuthScope of the proxy alone keeps the login from the sites.'),
          () => l10n.t('HttpClient 5.2 sends logins in ASCII alone.'),
        ],
        source:
          'https://github.com/apache/httpcomponents-client/blob/master/httpclient5/src/test/java/org/apache/hc/client5/http/examples/ClientProxyAuthentication.java',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        versions: '>=5.1',
        imports: [
          'import java.net.InetSocketAddress;',
          ...JAVA_LOGIN_IMPORTS,
          'import org.apache.hc.client5.http.classic.methods.HttpGet;',
          'import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;',
          'import org.apache.hc.client5.http.impl.classic.HttpClients;',
          'import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;',
          'import org.apache.hc.core5.http.io.SocketConfig;',
        ],
        code: `{{prelude}}
${socksLogin('java')}
SocketConfig socks = SocketConfig.custom()
    .setSocksProxyAddress(new InetSocketAddress({{host}}, {{port}}))
    .build();
try (CloseableHttpClient client = HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDefaultSocketConfig(socks).build())
        .build()) {
    int status = client.execute(new HttpGet("⟦1:https://example.com/⟧"), response -> response.getCode());
    ⟦0⟧
}`,
        avoids: [
          () => l10n.t('Its names are resolved on this machine, whatever the proxy could do.'),
          ...socksTraps,
        ],
        source:
          'https://github.com/apache/httpcomponents-core/blob/master/httpcore5/src/main/java/org/apache/hc/core5/http/io/SocketConfig.java',
        proof: 'checked',
      },
    ],
    cannot: [{ schemes: ['https', 'socks4', 'socks4a'], why: noTlsNorSocks4, instead: 'curl' }],
  },
  {
    id: 'java-okhttp',
    label: 'OkHttp',
    languages: ['java'],
    seen: {
      imports: /^\s*import\s+okhttp3\./,
      packages: [{ ecosystem: 'maven', name: 'com.squareup.okhttp3:okhttp' }],
    },
    recipes: [
      {
        id: 'http',
        schemes: ['http'],
        imports: [
          'import java.net.InetSocketAddress;',
          'import java.net.Proxy;',
          '{{#credentials}}',
          'import java.nio.charset.StandardCharsets;',
          'import okhttp3.Credentials;',
          '{{/credentials}}',
          'import okhttp3.OkHttpClient;',
          'import okhttp3.Request;',
          'import okhttp3.Response;',
        ],
        code: `{{prelude}}
{{#credentials}}
String login = Credentials.basic({{user}}, {{password}}, StandardCharsets.UTF_8);
{{/credentials}}
OkHttpClient client = new OkHttpClient.Builder()
    .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress({{host}}, {{port}})))
    {{#credentials}}
    .proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
        ? null
        : response.request().newBuilder().header("Proxy-Authorization", login).build())
    {{/credentials}}
    .build();
try (Response response = client.newCall(new Request.Builder().url("⟦1:https://example.com/⟧").build()).execute()) {
    int status = response.code();
    ⟦0⟧
}`,
        avoids: [
          () => l10n.t('authenticator() is for sites; a proxy asks proxyAuthenticator().'),
          () => l10n.t('A login that was refused once is not tried again: OkHttp would try it 20 times.'),
        ],
        source: 'https://square.github.io/okhttp/5.x/okhttp/okhttp3/-authenticator/index.html',
        proof: 'run',
      },
      {
        id: 'socks5',
        schemes: ['socks5', 'socks5h'],
        imports: [
          'import java.net.InetSocketAddress;',
          'import java.net.Proxy;',
          ...JAVA_LOGIN_IMPORTS,
          'import okhttp3.OkHttpClient;',
          'import okhttp3.Request;',
          'import okhttp3.Response;',
        ],
        code: `{{prelude}}
${socksLogin('java')}
OkHttpClient client = new OkHttpClient.Builder()
    .proxy(new Proxy(Proxy.Type.SOCKS, new InetSocketAddress({{host}}, {{port}})))
    .build();
try (Response response = client.newCall(new Request.Builder().url("⟦1:https://example.com/⟧").build()).execute()) {
    int status = response.code();
    ⟦0⟧
}`,
        avoids: socksTraps,
        source: 'https://square.github.io/okhttp/5.x/okhttp/okhttp3/-ok-http-client/-builder/proxy.html',
        proof: 'run',
      },
    ],
    cannot: [
      { schemes: ['https'], why: noTlsToProxy },
      { schemes: ['socks4', 'socks4a'], why: noSocks4, instead: 'curl' },
    ],
  },
];
