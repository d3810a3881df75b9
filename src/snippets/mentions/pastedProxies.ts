import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { proxyUrl } from '../../core/proxy/format.js';
import type { ProxyNotation } from '../../core/proxy/notation.js';
import { parseProxy } from '../../core/proxy/parse.js';
import { Secret } from '../../core/secret.js';
import { schemeFor } from '../languages.js';

const LONGEST = 100_000;

/**
 * The proxies of a text that is nothing else: one in any notation, or a list of one a line. None where a
 * line is no proxy, or can be read in two ways, or where no line holds credentials to keep apart.
 */
export function pastedProxies(text: string): readonly ProxyAddress[] {
  if (text.length > LONGEST) {
    return [];
  }
  const addresses: ProxyAddress[] = [];
  let isSecret = false;
  for (const line of text.split(/\r?\n/)) {
    const parse = parseProxy(line);
    if (parse.kind === 'endpoint') {
      addresses.push(parse.address);
      isSecret ||= hasCredentials(parse.address, parse.notation);
    } else if (parse.kind !== 'blank') {
      return [];
    }
  }
  return isSecret ? addresses : [];
}

/** What a variable holds for them: their URLs as this language's clients take them, with commas between. */
export function variableValue(addresses: readonly ProxyAddress[], languageId: string): Secret {
  return new Secret(
    addresses
      .map((address) =>
        proxyUrl(address, { scheme: schemeFor(languageId, address.scheme ?? 'http') }).expose(),
      )
      .join(','),
  );
}

/** A name alone before an `@` is as well a mail address or a login, unless it stands in a URL. */
function hasCredentials({ user, password }: ProxyAddress, notation: ProxyNotation): boolean {
  return password !== undefined || (notation === 'url' && user !== undefined);
}
