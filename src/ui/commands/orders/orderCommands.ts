import * as l10n from '@vscode/l10n';
import { can } from '../../../core/capabilities.js';
import type { OrderRequest } from '../../../core/inventory.js';
import { formatMoney } from '../../../core/money.js';
import type { ReadyAccount } from '../../openAccounts.js';
import { withProgress } from '../../progress.js';
import { spendFrom } from '../../spending/spend.js';
import { couponLines, type Wording } from '../../spending/wording.js';
import { joined } from '../../words.js';
import { Refusal } from '../context.js';
import type { MoneyContext, MoneyHandler } from '../../spending/context.js';
import type { CommandArguments } from '../arguments.js';
import { pickAccountThatCan } from '../pick.js';
import { showAnswer } from '../showAnswer.js';
import { GuidedOrder, orderReference, type OrderingAccount } from './guidedOrder.js';
import { namedForm } from './orderArguments.js';
import { draftText } from './orderWords.js';

/** Says what an order would cost, from the provider's own reckoning. Buys nothing. */
export const quoteOrder: MoneyHandler = async ({ args }, context) => {
  const open = await orderingAccount('quotes', args, context);
  const order =
    open &&
    (await new GuidedOrder(open, args, context.memory, {
      title: l10n.t('Quote an order'),
      isReviewed: false,
    }).run());
  if (!open || !order) {
    return undefined;
  }
  const { quotes } = open.reads.capabilities;
  const quote = await withProgress(l10n.t('Asking for the price'), (signal) => quotes.quote(order, signal));
  await showAnswer(
    l10n.t('{0} costs {1}', await textOf(order, open), formatMoney(quote.total)),
    joined([
      quote.quantity === undefined ? undefined : l10n.t('{0} proxies', quote.quantity),
      quote.unitPrice && l10n.t('{0} each', formatMoney(quote.unitPrice)),
      l10n.t('Nothing was bought.'),
    ]),
  );
  return { type: order.type, total: formatMoney(quote.total) };
};

/** Puts an order together, step by step, and buys it after a modal of its own. */
export const createOrder: MoneyHandler = async ({ args }, context) => {
  const open = await orderingAccount('createOrder', args, context);
  const order =
    open &&
    (await new GuidedOrder(open, args, context.memory, {
      title: l10n.t('Order proxies'),
      isReviewed: true,
    }).run());
  if (!open || !order) {
    return undefined;
  }
  const wording = orderWording(order, await textOf(order, open), open.account.id, context);
  const summary = await spendFrom({ open, effect: { kind: 'createOrder', of: order } }, wording, context);
  if (summary?.outcome === 'done') {
    await context.memory.remember(open.account.id, { orderDraft: undefined });
  }
  return summary;
};

function orderWording(
  order: OrderRequest,
  text: string,
  accountId: string,
  { reveal }: MoneyContext,
): Wording {
  return {
    question: l10n.t('Order {0}?', text),
    verb: l10n.t('Order'),
    details: couponLines(order.coupon),
    done: () => l10n.t('Ordered {0}.', text),
    next: ({ refs: [orderId = ''] }) => ({
      label: l10n.t('Show it'),
      run: () => reveal([accountId, `${accountId}/orders`, `${accountId}/order/${orderId}`]),
    }),
  };
}

async function textOf(order: OrderRequest, open: OrderingAccount): Promise<string> {
  const form = namedForm(order.type, open.reads.capabilities.catalogue.forms, open.info.label);
  return draftText(form, order, await orderReference(form, open));
}

/**
 * An account that has `capability`, and what is asked of it while an order is put together.
 *
 * @throws Refusal where none fits
 */
async function orderingAccount(
  capability: 'quotes' | 'createOrder',
  args: CommandArguments,
  context: MoneyContext,
): Promise<OrderingAccount | undefined> {
  const open: ReadyAccount | undefined = await pickAccountThatCan(capability, args, context);
  if (open && !isOrdering(open)) {
    throw new Refusal(l10n.t('{0} tells no prices of orders.', open.info.label));
  }
  return open;
}

function isOrdering(open: ReadyAccount): open is OrderingAccount {
  const { capabilities } = open.reads;
  return can(capabilities, 'quotes') && can(capabilities, 'catalogue');
}
