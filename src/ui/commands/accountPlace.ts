import type { Account } from '../../accounts/account.js';
import type { ProviderInfo } from '../../core/provider.js';
import { joined } from '../words.js';

/** An account's provider, and its host where it is not the provider's usual one: accounts may share a label. */
export function accountPlace(
  { baseUrl }: Pick<Account, 'baseUrl'>,
  { label, defaultBaseUrl }: Pick<ProviderInfo, 'label' | 'defaultBaseUrl'>,
): string {
  return joined([label, baseUrl === defaultBaseUrl ? undefined : new URL(baseUrl).host]);
}
