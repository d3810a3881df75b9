import type { ProxyTarget } from '../../core/capabilities.js';
import type { ProxyEndpoint } from '../../core/endpoint.js';
import { ProviderError } from '../../core/errors.js';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { Secret } from '../../core/secret.js';
import { present } from '../present.js';

/** The words of the proxy password, in the order in which they are written (contracts: iploop). */
const WORDS = ['country', 'city', 'session'] as const;

const SHAPES = {
  country: { pattern: /^[A-Z]{2}$/, detail: 'a country is an ISO code of two letters' },
  city: { pattern: /^[a-z0-9_.]+$/, detail: 'a city holds letters and digits alone, no dash' },
  session: { pattern: /^[A-Za-z0-9_.]+$/, detail: 'a session holds letters and digits alone, no dash' },
};

/** Endpoints whose password is the account's key and the target: `KEY-country-US-city-miami-session-abc`. */
export function targetedEndpoints(
  proxyHost: Pick<ProxyAddress, 'host' | 'port'>,
  key: Secret,
  target: ProxyTarget,
): readonly ProxyEndpoint[] {
  const suffix = writeTargeting(target);
  const password = new Secret(`${key.expose()}${suffix}`);
  return (['http', 'socks5'] as const).map((scheme) => ({
    kind: 'proxy',
    id: `target${suffix}/${scheme}`,
    address: { scheme, host: proxyHost.host, port: proxyHost.port, user: 'user', password },
  }));
}

function writeTargeting(target: ProxyTarget): string {
  const written = present({
    country: target.country?.trim().toUpperCase(),
    city: target.city && withoutMarks(target.city),
    session: target.session?.trim(),
  });
  return WORDS.map((word) => {
    const value = written[word];
    if (!value) {
      return '';
    }
    if (!SHAPES[word].pattern.test(value)) {
      throw new ProviderError({
        kind: 'invalidRequest',
        provider: 'iploop',
        endpoint: 'proxy password',
        code: `INVALID_${word.toUpperCase()}`,
        detail: SHAPES[word].detail,
      });
    }
    return `-${word}-${value}`;
  }).join('');
}

/** `São Paulo` as `saopaulo`: the document shows `miami` and tells no more about spelling. */
function withoutMarks(city: string): string {
  return city
    .normalize('NFD')
    .replaceAll(/[\p{Mark}\p{White_Space}']/gu, '')
    .toLowerCase();
}

const LAST_WORD = /^(.+)-(country|city|session)-([^-]+)$/s;

/**
 * The key and the target of a proxy password. Read from the right by the known words, each once: a key
 * may hold dashes itself.
 */
export function readTargeting(password: Secret): { readonly key: Secret; readonly target: ProxyTarget } {
  const found = new Map<string, string>();
  let rest = password.expose();
  for (;;) {
    const [, before, word, value] = LAST_WORD.exec(rest) ?? [];
    if (before === undefined || word === undefined || value === undefined || found.has(word)) {
      break;
    }
    found.set(word, value);
    rest = before;
  }
  return {
    key: new Secret(rest),
    target: present({
      country: found.get('country'),
      city: found.get('city'),
      session: found.get('session'),
    }),
  };
}
