import fc from 'fast-check';
import type { ProxyAddress } from '../../../../src/core/proxy/endpoint.js';
import { PROXY_SCHEMES } from '../../../../src/core/proxy/endpoint.js';
import { Secret } from '../../../../src/core/secret.js';

const label = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,8}$/);
const host = fc.oneof(
  fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
  fc.ipV4(),
  fc.ipV6(),
);
/** Text of any kind, and often of the characters that mean something. */
const credential = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...('ab19:@/#?%[] \\\'"$!&=+~é😀'.match(/./gu) ?? [])), maxLength: 12 }),
);

export const address: fc.Arbitrary<ProxyAddress> = fc
  .record({
    scheme: fc.constantFrom(...PROXY_SCHEMES),
    host,
    port: fc.integer({ min: 1, max: 65_535 }),
    login: fc.option(fc.tuple(credential, fc.option(credential, { nil: undefined })), { nil: undefined }),
  })
  .map(({ login, ...place }) => {
    const [user, password] = login ?? [];
    return {
      ...place,
      ...(user !== undefined && { user }),
      ...(password !== undefined && { password: new Secret(password) }),
    };
  });

/** One line: endpoints in all notations, ambiguous ones, damaged ones and noise. */
export const line = fc.oneof(
  fc
    .tuple(
      host,
      fc.constantFrom('80', '65535', 'x'),
      fc.constantFrom(':', '@'),
      host,
      fc.constantFrom('81', '0', 'y'),
    )
    .map(([first, port, separator, second, last]) => `${first}:${port}${separator}${second}:${last}`),
  fc.string({ unit: fc.constantFrom(...('a1.:@/[]#% \t\r\u0001é'.match(/./gsu) ?? [])), maxLength: 30 }),
  fc
    .array(
      fc.constantFrom('1.2.3.4', 'h.example', 'user', 'p@ss', '80', '65536', '[::1]', '', '%41', ' # x', 'é'),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .chain((parts) =>
      fc
        .tuple(
          fc.constantFrom('', 'http://', 'socks5h://', 'ftp://', '\ufeff'),
          fc.constantFrom(':', '@', ':'),
        )
        .map(([prefix, separator]) => prefix + parts.join(separator)),
    ),
);
