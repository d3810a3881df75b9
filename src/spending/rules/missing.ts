import { ProviderError } from '../../core/errors.js';
import type { SpendingAccount } from '../proposal.js';

/** What is to be bought or changed is not on the provider's list any more. */
export function gone({ provider }: SpendingAccount, what: string): ProviderError {
  return new ProviderError({ kind: 'notFound', provider, endpoint: what, detail: 'not listed any more' });
}

/** The account cannot tell what an effect needs to be known first. */
export function lacking({ provider }: SpendingAccount, what: string): ProviderError {
  return new ProviderError({ kind: 'refused', provider, endpoint: what, detail: 'not offered' });
}
