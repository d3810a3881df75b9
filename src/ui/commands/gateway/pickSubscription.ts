import * as l10n from '@vscode/l10n';
import type { EffectKind } from '../../../core/effects.js';
import type { Subscription } from '../../../core/inventory.js';
import { iconSafe, plainText } from '../../../core/plainText.js';
import { choose, valueOf } from '../../input/steps.js';
import { subscriptionName } from '../../../core/subscriptionName.js';
import { joined, untilText } from '../../words.js';
import type { CommandArguments } from '../arguments.js';
import { Refusal } from '../context.js';
import type { MoneyContext } from '../../spending/context.js';
import { obtained } from '../obtained.js';
import { pickAccountThatCan, type AccountThatCan } from '../pick.js';

export interface PickedSubscription<K extends EffectKind> {
  readonly open: AccountThatCan<K>;
  readonly subscription: Subscription;
}

/**
 * The subscription that is meant, or the one chosen among those that `fits` takes. Resolves to
 * `undefined` when the person closed a list.
 *
 * @throws Refusal where none is meant
 */
export async function pickSubscription<K extends EffectKind>(
  kind: K,
  args: CommandArguments,
  context: MoneyContext,
  fits: (subscription: Subscription) => boolean = () => true,
): Promise<PickedSubscription<K> | undefined> {
  const open = await pickAccountThatCan(kind, args, context);
  if (!open) {
    return undefined;
  }
  const all = await obtained(open.reads.subscriptions, l10n.t('Reading your subscriptions'));
  const subscription =
    args.subscription === undefined
      ? await chosen(all.filter(fits))
      : all.find(({ id }) => id === args.subscription);
  if (!subscription) {
    if (args.subscription === undefined) {
      return undefined;
    }
    throw new Refusal(
      l10n.t(
        'No subscription has the id "{0}". Refresh the list, or choose the row.',
        plainText(args.subscription),
      ),
    );
  }
  return { open, subscription };
}

async function chosen(subscriptions: readonly Subscription[]): Promise<Subscription | undefined> {
  if (subscriptions.length === 0) {
    throw new Refusal(l10n.t('There is no subscription that this can be done with.'));
  }
  return valueOf(
    await choose(
      subscriptions.map((value) => ({
        label: iconSafe(subscriptionName(value)),
        description: iconSafe(
          joined([
            value.activeUntil === undefined ? undefined : untilText(value.activeUntil, Date.now()),
            plainText(value.networkLabel ?? ''),
          ]),
        ),
        value,
      })),
      { placeholder: l10n.t('Which subscription?') },
    ),
  );
}
