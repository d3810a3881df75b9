import * as l10n from '@vscode/l10n';
import {
  ORDER_STATUSES,
  type OrderFilters,
  TRANSACTION_TYPES,
  type TransactionType,
} from '../../core/inventory.js';
import type { OrderForm } from '../../core/orderForm.js';
import { choose, mapAnswer, runSteps, valueOf, type Step } from '../input/steps.js';
import type { CommandArguments } from './arguments.js';
import { Refusal, type Handler } from './context.js';
import { withNone } from './filterSteps.js';
import { pickAccountThatCan } from './pick.js';

/** Lists the orders of a type, of a status, or all of them. */
export const showOrders: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('orders', args, context);
  if (!open) {
    return undefined;
  }
  const forms = open.reads.capabilities.catalogue?.forms ?? [];
  const filters =
    args.type !== undefined || args.status !== undefined
      ? orderFiltersOf(args, forms)
      : await runSteps<OrderFilters>(
          l10n.t('Show orders'),
          context.memory.of(open.account.id).orderFilters ?? {},
          [typeStep(forms), statusStep],
        );
  if (!filters) {
    return undefined;
  }
  const isFiltered = Object.keys(filters).length > 0;
  await context.memory.remember(open.account.id, { orderFilters: isFiltered ? filters : undefined });
  const listing = isFiltered ? open.reads.ordersBy?.of(filters) : open.reads.orders;
  await listing?.refresh();
  await context.reveal([open.account.id, `${open.account.id}/orders`]);
  const { type = 'all', status = 'all' } = filters;
  return { type, status, loaded: listing?.state.items.length ?? 0 };
};

function orderFiltersOf({ type, status }: CommandArguments, forms: readonly OrderForm[]): OrderFilters {
  const types = forms.map((form) => form.type);
  if (type !== undefined && type !== 'all' && !types.includes(type)) {
    throw new Refusal(l10n.t('An order’s type is one of {0}.', types.join(', ')));
  }
  return {
    ...(type === undefined || type === 'all' ? {} : { type }),
    ...(status === undefined || status === 'all' ? {} : { status }),
  };
}

function typeStep(forms: readonly OrderForm[]): Step<OrderFilters> {
  return async ({ type: active, ...rest }, position) =>
    mapAnswer(
      await choose<string | undefined>(
        [
          { label: l10n.t('Any type'), value: undefined },
          ...forms.map((form) => ({ label: form.type, description: form.summary(), value: form.type })),
        ],
        { placeholder: l10n.t('Type'), position, active },
      ),
      (type) => ({ ...rest, ...(type === undefined ? {} : { type }) }),
    );
}

const statusStep: Step<OrderFilters> = async ({ status: active, ...rest }, position) =>
  mapAnswer(
    await choose(withNone(l10n.t('Any status'), ORDER_STATUSES), {
      placeholder: l10n.t('Status'),
      position,
      active,
    }),
    (status) => ({ ...rest, ...(status === undefined ? {} : { status }) }),
  );

export const showTransactions: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('transactions', args, context);
  if (!open) {
    return undefined;
  }
  const given = TRANSACTION_TYPES.find((type) => type === args.type);
  if (args.type !== undefined && given === undefined && args.type !== 'all') {
    throw new Refusal(l10n.t('A transaction’s type is one of {0}.', TRANSACTION_TYPES.join(', ')));
  }
  const type =
    given ??
    (args.type === 'all'
      ? 'all'
      : valueOf(
          await choose<TransactionType | 'all'>(
            (['all', ...TRANSACTION_TYPES] as const).map((value) => ({ label: value, value })),
            { placeholder: l10n.t('Which transactions?') },
          ),
        ));
  if (type === undefined) {
    return undefined;
  }
  await context.memory.remember(open.account.id, { transactionType: type });
  const listing = open.reads.transactions?.of(type);
  await listing?.refresh();
  await context.reveal([open.account.id, `${open.account.id}/transactions`]);
  return { type, loaded: listing?.state.items.length ?? 0 };
};
