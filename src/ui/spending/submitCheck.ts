import type { RemotePart } from '../../check/remote/remoteParts.js';
import type { SendOutcome } from '../../check/remote/remoteCheck.js';
import type { AccountThatCan } from '../commands/pick.js';
import { askToSpend } from './ask.js';
import { tell, type SpendContext } from './spend.js';
import { spendingAccount } from './spendingAccount.js';
import type { Wording } from './wording.js';

/** How long to wait where a provider takes no more jobs and does not say until when: its limit counts by the hour. */
const LIMITED_MS = 10 * 60_000;

export interface ListToSubmit {
  readonly open: AccountThatCan<'submitCheck'>;
  readonly part: RemotePart;
  readonly includeAnonymity: boolean;
  readonly what: Wording;
  /** The person agreed to it when an earlier part of the same list was sent. */
  readonly isConfirmed: boolean;
  readonly signal: AbortSignal;
}

/**
 * Takes one part of a list through the door. What it cannot answer itself, such as a dry run, it shows.
 *
 * @throws SpendingError where nothing may be sent; nothing was
 */
export async function submitCheck(
  { open, part, includeAnonymity, what, isConfirmed, signal }: ListToSubmit,
  context: SpendContext,
): Promise<SendOutcome> {
  const result = await context.door.spend(
    {
      account: spendingAccount(open),
      effect: { kind: 'submitCheck', of: { lineCount: part.lineCount, includeAnonymity } },
      payload: part.text,
    },
    {
      confirm: (confirmation) =>
        isConfirmed && confirmation.reason.kind === 'first'
          ? Promise.resolve('send')
          : askToSpend(confirmation, what),
      onStage: () => undefined,
      signal,
    },
  );
  switch (result.kind) {
    case 'done': {
      const [job] = result.receipt.refs;
      return job === undefined ? { kind: 'unknown' } : { kind: 'sent', job };
    }
    case 'refused':
      return result.error.kind === 'rateLimited'
        ? { kind: 'limited', retryAfterMs: result.error.details.retryAfterMs ?? LIMITED_MS }
        : { kind: 'failed', error: result.error };
    case 'notDone':
      if (result.error) {
        return { kind: 'failed', error: result.error };
      }
      break;
    case 'closed':
      return { kind: 'closed' };
    case 'shown':
      await tell(result, what, open.info.label, open, context);
      return { kind: 'closed' };
    case 'unknown':
      break;
  }
  await tell(result, what, open.info.label, open, context);
  return { kind: 'unknown' };
}
