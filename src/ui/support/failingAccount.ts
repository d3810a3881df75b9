import * as l10n from '@vscode/l10n';
import { can } from '../../core/capabilities.js';
import { iconSafe, plainText } from '../../core/plainText.js';
import { accountPlace } from '../commands/accountPlace.js';
import type { CommandContext } from '../commands/context.js';
import type { AccountThatCan } from '../commands/pick.js';
import { loadedEndpoints } from '../endpoints.js';
import { choose, valueOf } from '../input/steps.js';
import type { OpenAccount } from '../openAccounts.js';

/** The account whose proxy a text names, else the one that may know about the error; `undefined` is none, `closed` that the person gave up. */
export async function failingAccount(
  text: string,
  context: CommandContext,
): Promise<OpenAccount | undefined | 'closed'> {
  const all = await context.openAccounts.all();
  const owner = all.find((open) => hasProxyIn(open, text));
  if (owner) {
    return owner;
  }
  const asked = all.filter(explainsErrors);
  return asked.length > 1 ? pickAsked(asked) : asked[0];
}

/** Whether the account's provider can be asked what an error means. */
export function explainsErrors(open: OpenAccount): open is AccountThatCan<'errorLookup'> {
  return open.kind === 'ready' && can(open.reads.capabilities, 'errorLookup');
}

/** Whether a proxy of the account that was read by now stands in the text, by its host and port. */
function hasProxyIn(open: OpenAccount, text: string): boolean {
  return (
    open.kind === 'ready' &&
    loadedEndpoints(open.reads).some(
      ({ endpoint }) =>
        endpoint.kind === 'proxy' && standsIn(`${endpoint.address.host}:${endpoint.address.port}`, text),
    )
  );
}

/** A longer port is another place. */
function standsIn(place: string, text: string): boolean {
  const at = text.indexOf(place);
  return at >= 0 && !/^\d/u.test(text.slice(at + place.length));
}

async function pickAsked(
  accounts: readonly AccountThatCan<'errorLookup'>[],
): Promise<OpenAccount | undefined | 'closed'> {
  const chosen = valueOf(
    await choose<{ readonly open: OpenAccount | undefined }>(
      [
        ...accounts.map((open) => ({
          label: iconSafe(plainText(open.account.label)),
          description: accountPlace(open.account, open.info),
          value: { open },
        })),
        { label: l10n.t('None of them'), value: { open: undefined } },
      ],
      { placeholder: l10n.t('Which account does the proxy belong to?') },
    ),
  );
  return chosen ? chosen.open : 'closed';
}
