import * as l10n from '@vscode/l10n';
import { can } from '../../core/capabilities.js';
import type { Order } from '../../core/inventory.js';
import { iconSafe, plainText } from '../../core/plainText.js';
import { choose, type ChoiceItem, valueOf } from '../input/steps.js';
import type { OpenAccount, ReadyAccount } from '../openAccounts.js';
import { countText, joined, untilText } from '../words.js';
import type { CommandArguments } from './arguments.js';
import { Refusal, type CommandContext } from './context.js';
import { askJob } from './jobQuestion.js';
import { obtained } from './obtained.js';
import { accountsThat } from './pick.js';

/** What a provider has files of. */
type Kind = 'publicProxies' | 'orders' | 'jobs';

/**
 * The arguments with what is to be downloaded among them: an account's public list where neither an order nor a job is
 * named. It is asked for where no account is named, or one without such a list. Resolves to `undefined` when the person
 * closed a question.
 */
export async function meantDownload(
  args: CommandArguments,
  context: CommandContext,
): Promise<CommandArguments | undefined> {
  if (args.order !== undefined || args.job !== undefined) {
    return args;
  }
  const accounts = await accountsThat(hasFiles, args, context);
  const choices = accounts.flatMap((open) => choicesOf(open, args.account !== undefined));
  const chosen =
    choices.length === 1
      ? choices[0]?.value
      : valueOf(await choose(choices, { placeholder: l10n.t('Download what?') }));
  if (!chosen) {
    return undefined;
  }
  const { open, kind } = chosen;
  const account = open.account.id;
  switch (kind) {
    case 'publicProxies':
      return { ...args, account };
    case 'orders': {
      const order = await askOrder(open);
      return order === undefined ? undefined : { ...args, account, order };
    }
    case 'jobs': {
      const job = await askJob(open, context.memory.of(account).jobs ?? []);
      return job === undefined ? undefined : { ...args, account, job };
    }
  }
}

function hasFiles(open: OpenAccount): open is ReadyAccount {
  return open.kind === 'ready' && kindsOf(open).length > 0;
}

function kindsOf({ reads: { capabilities } }: ReadyAccount): readonly Kind[] {
  return (['publicProxies', 'orders', 'jobs'] as const).filter((kind) => can(capabilities, kind));
}

/** What the account has files of. Naming an account that has a public list means the list, as in its row. */
function choicesOf(
  open: ReadyAccount,
  isNamed: boolean,
): readonly ChoiceItem<{ readonly open: ReadyAccount; readonly kind: Kind }>[] {
  const kinds = kindsOf(open);
  const offered = isNamed && kinds.includes('publicProxies') ? (['publicProxies'] as const) : kinds;
  return offered.map((kind) => ({
    label: kindText(kind),
    description: iconSafe(plainText(open.account.label)),
    value: { open, kind },
  }));
}

function kindText(kind: Kind): string {
  switch (kind) {
    case 'publicProxies':
      return l10n.t('The public proxies');
    case 'orders':
      return l10n.t('The proxies of an order');
    case 'jobs':
      return l10n.t('The results of a check job');
  }
}

async function askOrder({ info, reads }: ReadyAccount): Promise<string | undefined> {
  const orders = await obtained(reads.orders, l10n.t('Reading your orders'));
  if (orders.length === 0) {
    throw new Refusal(l10n.t('There are no orders at {0} yet.', info.label));
  }
  return valueOf(
    await choose(
      orders.map((order) => ({
        label: iconSafe(plainText(order.type)),
        description: iconSafe(orderText(order)),
        detail: iconSafe(plainText(order.id)),
        value: order.id,
      })),
      { placeholder: l10n.t('Which order?') },
    ),
  );
}

/** `12 d · 5 proxies` */
function orderText({ status, expiresAt, proxyCount, quantity }: Order): string {
  const count = proxyCount ?? quantity;
  return joined([
    status.known === 'active' && expiresAt !== undefined
      ? untilText(expiresAt, Date.now())
      : plainText(status.text),
    count === 1 ? l10n.t('1 proxy') : l10n.t('{0} proxies', countText(count)),
  ]);
}
