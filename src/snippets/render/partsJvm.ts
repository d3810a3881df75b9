import type { LanguageParts, Part, UrlTraits } from './parts.js';

/** `getUserInfo` decodes; a colon in it parts the two, for a user name has none. */
function java(part: Part, { lacksUser, lacksPassword }: UrlTraits): string {
  const login = lacksUser ? 'Objects.toString(proxy.getUserInfo(), "")' : 'proxy.getUserInfo()';
  switch (part) {
    case 'server':
      return 'proxy.getScheme() + "://" + proxy.getHost() + ":" + proxy.getPort()';
    case 'scheme':
      return 'proxy.getScheme()';
    case 'host':
      // an address in brackets is one to `InetSocketAddress`
      return 'proxy.getHost()';
    case 'port':
      return 'proxy.getPort()';
    case 'user':
      return `${login}.split(":", 2)[0]`;
    case 'password':
      return lacksPassword ? `${login}.replaceFirst("^[^:]*:?", "")` : `${login}.split(":", 2)[1]`;
  }
}

function kotlin(part: Part, { lacksUser }: UrlTraits): string {
  const login = lacksUser ? 'proxy.userInfo.orEmpty()' : 'proxy.userInfo';
  switch (part) {
    case 'server':
      return '"${proxy.scheme}://${proxy.host}:${proxy.port}"';
    case 'scheme':
      return 'proxy.scheme';
    case 'host':
      return 'proxy.host';
    case 'port':
      return 'proxy.port';
    case 'user':
      return `${login}.substringBefore(":")`;
    case 'password':
      return `${login}.substringAfter(":", "")`;
  }
}

export const JVM_PARTS: readonly LanguageParts[] = [
  {
    ids: ['java'],
    named: { name: 'proxyUrl', statement: (url) => `String proxyUrl = ${url};` },
    takenApart: {
      statement: (url) => `URI proxy = URI.create(${url});`,
      imports: () => ['import java.net.URI;'],
      expression: java,
    },
    pool: {
      split: (reference) => ({
        code: `List.of(${reference}.split(","))`,
        imports: ['import java.util.List;'],
      }),
      lines: (path) => ({
        code: `Files.readAllLines(Path.of(${path}))`,
        imports: ['import java.nio.file.Files;', 'import java.nio.file.Path;', 'import java.util.List;'],
      }),
      literal: (items) => ({
        code: ['List.of(', items.map((item) => `    ${item}`).join(',\n'), ')'].join('\n'),
        imports: ['import java.util.List;'],
      }),
      rotation: {
        statements: (list) =>
          [`List<String> proxyPool = ${list};`, 'AtomicInteger turn = new AtomicInteger();'].join('\n'),
        next: 'proxyPool.get(turn.getAndIncrement() % proxyPool.size())',
        imports: ['import java.util.concurrent.atomic.AtomicInteger;'],
      },
    },
  },
  {
    ids: ['kotlin'],
    named: { name: 'proxyUrl', statement: (url) => `val proxyUrl = ${url}` },
    takenApart: {
      statement: (url) => `val proxy = URI(${url})`,
      imports: () => ['import java.net.URI'],
      expression: kotlin,
    },
    pool: {
      split: (reference) => ({ code: `${reference}.split(",")` }),
      lines: (path) => ({ code: `File(${path}).readLines()`, imports: ['import java.io.File'] }),
      literal: (items) => ({
        code: ['listOf(', items.map((item) => `    ${item}`).join(',\n'), ')'].join('\n'),
      }),
      rotation: {
        statements: (list) => [`val proxyPool = ${list}`, 'var turn = 0'].join('\n'),
        next: 'proxyPool[turn++ % proxyPool.size]',
      },
    },
  },
];
