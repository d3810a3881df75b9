import type { SpendingAccount } from '../../spending/proposal.js';
import type { ReadyAccount } from '../openAccounts.js';

/** The account as the door knows it. */
export function spendingAccount({ account, reads }: ReadyAccount): SpendingAccount {
  return {
    id: account.id,
    label: account.label,
    provider: account.provider,
    origin: new URL(account.baseUrl).origin,
    isSandbox: account.isSandbox,
    capabilities: reads.capabilities,
  };
}
