import type { ProxyEndpoint } from '../../core/endpoint.js';
import { speaks } from '../endpoints.js';
import type { ReadyAccount } from '../openAccounts.js';
import { joined } from '../words.js';
import type { ProxySource } from './proxySources.js';

/** A proxy of an account's list, by the one way to it that is taken. */
export interface SourcedWay {
  readonly account: ReadyAccount;
  readonly endpoint: ProxyEndpoint;
  /** Two letters in upper case, where the provider says it. */
  readonly country?: string;
}

/** The proxies that are in memory, each in the scheme asked for or the way it prefers; none of those that do not speak it. */
export function sourcedWays(
  { account, proxies }: ProxySource,
  scheme: string | undefined,
): readonly SourcedWay[] {
  return proxies().flatMap(({ ways, country }): readonly SourcedWay[] => {
    const endpoint = ways.find((each) => scheme === undefined || speaks(scheme, { endpoint: each }));
    return endpoint ? [{ account, endpoint, ...countryCode(country) }] : [];
  });
}

/** Of what a provider calls a country, as a member where it is a code. */
export function countryCode(country: string | undefined): Pick<SourcedWay, 'country'> {
  const code = country?.toUpperCase();
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? { country: code } : {};
}

const LABELS_SHOWN = 2;

/** What the lists are called together: the first two, and how many there are besides. */
export function sourcesTitle(sources: readonly ProxySource[]): string {
  const labels = [...new Set(sources.map(({ label }) => label))];
  const more = labels.length > LABELS_SHOWN ? `+ ${labels.length - LABELS_SHOWN}` : undefined;
  return joined([...labels.slice(0, LABELS_SHOWN), more]);
}
