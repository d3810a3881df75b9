import type { Subscription } from '../../core/inventory.js';
import type { EndpointChange } from '../../snippets/staleSpellings.js';
import type { CommandContext } from '../commands/context.js';
import { endpointScheme } from '../tree/endpointRow.js';
import { subscriptionName } from '../../core/subscriptionName.js';
import { offerUpdate } from './staleOffer.js';

/**
 * Offers to put the new URLs where open files and `.env` still hold those of before: `before` and
 * `after` are one subscription, read before and after its credentials or network changed. Resolves to
 * the number of places updated; 0, without a word, where there are none.
 */
export async function offerUrlUpdate(
  before: Subscription,
  after: Subscription,
  { log }: { readonly log: Pick<CommandContext['log'], 'info'> },
): Promise<number> {
  const outcome = await offerUpdate(subscriptionName(after), endpointChanges(before, after));
  if (outcome === undefined) {
    return 0;
  }
  const { updated, left } = outcome;
  log.info(`Places that held the old URL: ${updated} updated, ${left} left`);
  return updated;
}

/** The endpoints of both, by protocol. */
function endpointChanges(before: Subscription, after: Subscription): readonly EndpointChange[] {
  return before.endpoints.flatMap((old) => {
    const current = after.endpoints.find((candidate) => endpointScheme(candidate) === endpointScheme(old));
    return current ? [{ before: old, after: current }] : [];
  });
}
