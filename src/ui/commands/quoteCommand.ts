import * as l10n from '@vscode/l10n';
import type { OrderRequest, Reference } from '../../core/inventory.js';
import { formatMoney } from '../../core/money.js';
import { iconSafe } from '../../core/plainText.js';
import { choose, enter, valueOf } from '../input/steps.js';
import { withProgress } from '../progress.js';
import { joined } from '../words.js';
import type { Handler } from './context.js';
import { pickAccountThatCan, type AccountThatCan } from './pick.js';
import { showAnswer } from './showAnswer.js';

/** Says what an order would cost, from the provider's own reckoning. Buys nothing. */
export const quoteOrder: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('quotes', args, context);
  const types = open?.reads.capabilities.catalogue?.forms.map(({ type }) => type) ?? [];
  const type =
    args.type ??
    valueOf(
      await choose(
        types.map((value) => ({ label: value, value })),
        { placeholder: l10n.t('Price of which type?') },
      ),
    );
  if (!open || type === undefined) {
    return undefined;
  }
  const request = await askForOrder(type, await referenceOf(open, type));
  if (!request) {
    return undefined;
  }
  const quote = await withProgress(l10n.t('Asking for the price'), (signal) =>
    open.reads.capabilities.quotes.quote(request, signal),
  );
  await showAnswer(
    l10n.t('{0} costs {1}', type, formatMoney(quote.total)),
    joined([
      quote.quantity === undefined ? undefined : l10n.t('{0} proxies', quote.quantity),
      quote.unitPrice && l10n.t('{0} each', formatMoney(quote.unitPrice)),
      l10n.t('Nothing was bought.'),
    ]),
  );
  return { type, total: formatMoney(quote.total) };
};

async function referenceOf(open: AccountThatCan<'quotes'>, type: string): Promise<Reference | undefined> {
  const listing = open.reads.reference?.of(type);
  await withProgress(l10n.t('Reading what is offered'), async (signal) => {
    signal.addEventListener('abort', () => listing?.cancel());
    await listing?.obtain();
  });
  const [reference] = listing?.state.items ?? [];
  if (!reference && listing?.state.failure) {
    throw listing.state.failure.error;
  }
  return reference;
}

/** Asks for each group that this type's reference data has, and for how many. */
async function askForOrder(
  type: string,
  reference: Reference | undefined,
): Promise<OrderRequest | undefined> {
  const { countries = [], periods = [], tariffs = [], operators = [], rotations = [] } = reference ?? {};
  const isResident = countries.length === 0 && tariffs.length > 0;
  if (isResident) {
    const tariffId = await member(tariffs, l10n.t('Which tariff?'));
    return tariffId === undefined ? undefined : { type, tariffId };
  }
  const countryId = await member(countries, l10n.t('Which country?'));
  const periodId = countryId === undefined ? undefined : await member(periods, l10n.t('For how long?'));
  const quantity = periodId === undefined ? undefined : await enterQuantity();
  if (countryId === undefined || periodId === undefined || quantity === undefined) {
    return undefined;
  }
  const base = { type, countryId, periodId, quantity };
  if (operators.length > 0) {
    const mobileServiceType = valueOf(
      await choose<'shared' | 'dedicated'>(
        [
          { label: 'shared', value: 'shared' },
          { label: 'dedicated', value: 'dedicated' },
        ],
        { placeholder: l10n.t('Shared or dedicated?') },
      ),
    );
    const operatorId = mobileServiceType && (await member(operators, l10n.t('Which operator?')));
    const rotationId =
      operatorId === undefined ? undefined : await member(rotations, l10n.t('Which rotation?'));
    return mobileServiceType === undefined || operatorId === undefined || rotationId === undefined
      ? undefined
      : { ...base, mobileServiceType, operatorId, rotationId };
  }
  if (type !== 'ipv6') {
    return base;
  }
  const protocol = valueOf(
    await choose<'HTTPS' | 'SOCKS5'>(
      [
        { label: 'HTTPS', value: 'HTTPS' },
        { label: 'SOCKS5', value: 'SOCKS5' },
      ],
      { placeholder: l10n.t('Which protocol?') },
    ),
  );
  return protocol && { ...base, protocol };
}

async function member(
  members: readonly { readonly id: number; readonly name: string }[],
  placeholder: string,
): Promise<number | undefined> {
  return valueOf(
    await choose(
      members.map(({ id, name }) => ({ label: iconSafe(name), value: id })),
      { placeholder },
    ),
  );
}

async function enterQuantity(): Promise<number | undefined> {
  const text = valueOf(
    await enter({
      prompt: l10n.t('How many proxies?'),
      value: '1',
      validate: (typed) =>
        /^[1-9]\d{0,5}$/.test(typed) ? undefined : l10n.t('Enter a whole number, 1 or more.'),
    }),
  );
  return text === undefined ? undefined : Number(text);
}
