import type { Effect } from '../core/effects.js';

/** A text that two effects share exactly when they would do the same at the same account. */
export function samenessOf(accountId: string, { kind, of }: Effect): string {
  const members = Object.entries(of).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([accountId, kind, members]);
}
