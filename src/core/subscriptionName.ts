import type { Subscription } from './inventory.js';
import { plainText } from './plainText.js';

/** The person's own note, else the provider's label, else its id; as plain text. */
export function subscriptionName({
  userNote,
  label,
  id,
}: Pick<Subscription, 'userNote' | 'label' | 'id'>): string {
  return [userNote, label, id].map(plainText).find((name) => name !== '') ?? '';
}
