import type { LanguageParts, Part, UrlTraits } from './parts.js';

/** Of crates `url` and `percent-encoding`: the standard library reads no URLs. */
function expression(part: Part, { scheme }: UrlTraits): string {
  switch (part) {
    case 'server':
      return 'format!("{}://{}", proxy.scheme(), &proxy[url::Position::BeforeHost..url::Position::AfterPort])';
    case 'scheme':
      return 'proxy.scheme()';
    case 'host':
      return "proxy.host_str().unwrap_or_default().trim_matches(&['[', ']'][..])";
    case 'port':
      // `http` and `https` know their own
      return scheme.startsWith('http')
        ? 'proxy.port_or_known_default().unwrap_or_default()'
        : 'proxy.port().unwrap_or_default()';
    case 'user':
      return 'percent_decode_str(proxy.username()).decode_utf8_lossy()';
    case 'password':
      return 'percent_decode_str(proxy.password().unwrap_or_default()).decode_utf8_lossy()';
  }
}

export const RUST_PARTS: readonly LanguageParts[] = [
  {
    ids: ['rust'],
    named: { name: 'proxy_url', statement: (url) => `let proxy_url = ${url};` },
    takenApart: {
      statement: (url) => `let proxy = url::Url::parse(&${url})?;`,
      imports: (parts) =>
        parts.has('user') || parts.has('password') ? ['use percent_encoding::percent_decode_str;'] : [],
      expression,
    },
    pool: {
      split: (reference) => ({ code: `${reference}.split(',').map(String::from).collect()` }),
      lines: (path) => ({
        code: `std::fs::read_to_string(${path})?.split_whitespace().map(String::from).collect()`,
      }),
      literal: (items) => ({
        code: ['vec![', ...items.map((item) => `    ${item}.to_string(),`), ']'].join('\n'),
      }),
      rotation: {
        statements: (list) =>
          [`let proxy_pool: Vec<String> = ${list};`, 'let mut proxy_turns = proxy_pool.iter().cycle();'].join(
            '\n',
          ),
        next: 'proxy_turns.next().expect("no proxy").as_str()',
      },
    },
  },
];
