import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Order, Reference } from '../../../core/inventory.js';
import { hasPeriod, type OrderForm } from '../../../core/orderForm.js';
import { iconSafe, plainText } from '../../../core/plainText.js';
import { choose, valueOf } from '../../input/steps.js';
import type { ReadyAccount } from '../../openAccounts.js';
import { withProgress } from '../../progress.js';
import { spendFrom } from '../../spending/spend.js';
import { endpointPlace } from '../../tree/endpointRow.js';
import { dateText, joined, untilText } from '../../words.js';
import type { CommandArguments } from '../arguments.js';
import { Refusal } from '../context.js';
import type { MoneyHandler } from '../../spending/context.js';
import { obtained } from '../obtained.js';
import { pickAccountThatCan } from '../pick.js';
import { orderReference } from './guidedOrder.js';
import { answerText, optionsOf } from './orderWords.js';

/** Lets an order last for another period. */
export const extendOrder: MoneyHandler = async ({ args }, context) => {
  const open = await pickAccountThatCan('extendOrder', args, context);
  const order = open && (await meantOrder(open, args));
  if (!open || !order) {
    return undefined;
  }
  const judged = judge(order, open);
  if ('refusal' in judged) {
    throw new Refusal(judged.refusal);
  }
  const reference = await orderReference(judged.form, open);
  const periodId = await meantPeriod(reference, order, args);
  if (periodId === undefined) {
    return undefined;
  }
  const proxyIds = await meantProxies(order, open);
  if (proxyIds === undefined) {
    return undefined;
  }
  const name = orderText(order, reference);
  const some = proxyIds.length > 0 ? { proxyIds } : {};
  return spendFrom(
    { open, effect: { kind: 'extendOrder', of: { orderId: order.id, periodId, ...some } } },
    {
      question: l10n.t('Extend {0} by {1}?', name, answerText('periodId', { periodId }, reference)),
      verb: l10n.t('Extend'),
      details: [
        ...(order.expiresAt === undefined ? [] : [l10n.t('It expires {0}.', dateText(order.expiresAt))]),
        ...(proxyIds.length > 0 ? [l10n.t('Only {0} of its proxies.', proxyIds.length)] : []),
      ],
      done: () => l10n.t('Extended {0}.', name),
    },
    context,
  );
};

async function meantOrder(open: ReadyAccount, { order: id }: CommandArguments): Promise<Order | undefined> {
  if (id !== undefined) {
    // As it is now: what was read before may have been delivered, or have run out, since.
    return withProgress(l10n.t('Reading the order'), async (signal) =>
      open.reads.capabilities.orders?.one(id, signal),
    );
  }
  const listed = await obtained(open.reads.orders, l10n.t('Reading your orders'));
  const extendable = listed
    .filter((order) => 'form' in judge(order, open))
    .sort((left, right) => endOf(left) - endOf(right));
  if (extendable.length === 0) {
    throw new Refusal(
      l10n.t('No order can be extended: none of those that are loaded is active and lasts for a period.'),
    );
  }
  return valueOf(
    await choose(
      extendable.map((order) => ({
        label: iconSafe(order.type),
        description: iconSafe(timeAndSize(order)),
        detail: iconSafe(order.id),
        value: order,
      })),
      { placeholder: l10n.t('Which order?') },
    ),
  );
}

function timeAndSize({ expiresAt, quantity }: Order): string {
  return joined([
    expiresAt === undefined ? undefined : untilText(expiresAt, Date.now()),
    answerText('quantity', { quantity }, undefined),
  ]);
}

/** What runs out soonest is looked for first. */
function endOf({ expiresAt = Number.MAX_SAFE_INTEGER }: Order): number {
  return expiresAt;
}

/** The form of the order's type, or a sentence that says why it cannot be extended. */
function judge(
  { type, status }: Order,
  { info, reads }: ReadyAccount,
): { readonly form: OrderForm } | { readonly refusal: string } {
  const form = reads.capabilities.catalogue?.forms.find((each) => each.type === type);
  if (!form || !hasPeriod(form)) {
    return { refusal: l10n.t('A {0} order lasts for no period: order again instead.', plainText(type)) };
  }
  switch (status.known) {
    case 'active':
      return { form };
    case 'pending':
      return {
        refusal: l10n.t('{0} has not delivered this order yet. Try again when it is active.', info.label),
      };
    case 'expired':
      return { refusal: l10n.t('This order has expired: order again instead.') };
    case 'canceled':
    case 'unknown':
      return {
        refusal: l10n.t('Only an active order can be extended. This one is {0}.', plainText(status.text)),
      };
  }
}

async function meantPeriod(
  reference: Reference,
  order: Order,
  { periodId }: CommandArguments,
): Promise<number | undefined> {
  const periods = optionsOf('periodId', reference);
  if (periodId !== undefined) {
    if (!periods.some(({ value }) => value === periodId)) {
      throw new Refusal(l10n.t('Period {0} is not offered for {1}.', periodId, plainText(order.type)));
    }
    return periodId;
  }
  const chosen = valueOf(
    await choose(
      periods.map(({ value, label, description }) => ({
        label: iconSafe(label),
        description: iconSafe(description),
        value,
      })),
      {
        placeholder: l10n.t('For how much longer? {0}', joined([plainText(order.type), timeAndSize(order)])),
      },
    ),
  );
  return chosen === undefined ? undefined : Number(chosen);
}

/**
 * The provider's ids of the proxies to extend; none for all of them, which is not asked unless each has one.
 * Resolves to `undefined` when the person closed the list.
 */
async function meantProxies(order: Order, { reads }: ReadyAccount): Promise<readonly string[] | undefined> {
  const proxies = await obtained(
    reads.orderProxies?.of(order.id),
    l10n.t('Reading the proxies of the order'),
  );
  const named = proxies.flatMap(({ providerId, endpoints: [endpoint] }) =>
    providerId === undefined
      ? []
      : [
          {
            label: iconSafe(endpoint ? endpointPlace(endpoint) : providerId),
            description: iconSafe(providerId),
            picked: true,
            providerId,
          },
        ],
  );
  if (named.length < 2 || named.length < proxies.length) {
    return [];
  }
  const chosen = await vscode.window.showQuickPick(named, {
    canPickMany: true,
    ignoreFocusOut: true,
    placeHolder: l10n.t('Which proxies? Without any, nothing is extended.'),
  });
  if (chosen === undefined || chosen.length === 0) {
    return undefined;
  }
  return chosen.length === named.length ? [] : chosen.map(({ providerId }) => providerId);
}

/** `ipv4 · United States · 5 proxies` */
function orderText({ type, countryId, quantity }: Order, reference: Reference): string {
  return joined([
    plainText(type),
    countryId === undefined ? undefined : answerText('countryId', { countryId }, reference),
    answerText('quantity', { quantity }, reference),
  ]);
}
