import type { ShownRelay } from '../../protocol/usage.js';
import { failureText } from '../running/failureText.js';
import type { RunningCost } from '../running/runningNow.js';
import { shownAmount } from './shownAmount.js';

/** What goes out through relays, the first started first. */
export function shownRelays(all: readonly RunningCost[]): ShownRelay[] {
  return all.flatMap(({ running: { id, label, through, accounts, startedAt, relay }, cost }) => {
    if (!relay) {
      return [];
    }
    const { requests, sentBytes, receivedBytes, failures } = relay.counts;
    return [
      {
        id,
        label,
        through,
        accounts: [...accounts],
        startedAt,
        requests,
        sentBytes,
        receivedBytes,
        failures,
        ...(relay.lastFailure && { lastError: failureText(relay.lastFailure.reason) }),
        ...(cost && { cost: shownAmount(cost) }),
      },
    ];
  });
}
