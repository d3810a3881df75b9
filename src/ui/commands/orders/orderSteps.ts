import * as l10n from '@vscode/l10n';
import { isProviderError } from '../../../core/errors.js';
import type { Reference } from '../../../core/inventory.js';
import { formatMoney } from '../../../core/money.js';
import { completeOrder, type OrderDraft, type OrderField, type OrderForm } from '../../../core/orderForm.js';
import { iconSafe, plainText } from '../../../core/plainText.js';
import { countProblem } from '../../input/countProblem.js';
import { choose, enter, mapAnswer, type ChoiceItem, type Preview, type Step } from '../../input/steps.js';
import { errorMessage } from '../../messages.js';
import { withProgress } from '../../progress.js';
import { joined } from '../../words.js';
import {
  answerText,
  draftText,
  fieldName,
  fieldQuestion,
  optionsOf,
  priceText,
  savingText,
} from './orderWords.js';
import type { PriceWatch } from './priceWatch.js';

/** What the steps of one order have in common. */
export interface OrderTalk {
  readonly form: OrderForm;
  readonly reference: Reference;
  readonly prices: PriceWatch;
  readonly providerLabel: string;
}

/** Asks for one field; the title says what the order would cost with the answer at hand. */
export function fieldStep(field: OrderField, talk: OrderTalk): Step<OrderDraft> {
  return field === 'quantity' ? quantityStep(talk) : choiceStep(field, talk);
}

function choiceStep(field: OrderField, talk: OrderTalk): Step<OrderDraft> {
  const items = optionsOf(field, talk.reference).map(({ value, label, description }) => ({
    label: iconSafe(label),
    description: iconSafe(description),
    value,
  }));
  return async (draft, position) =>
    mapAnswer(
      await choose<string | number>(items, {
        placeholder: fieldQuestion(field),
        position,
        ...(draft[field] === undefined ? {} : { active: draft[field] }),
        preview: pricePreview(talk, (value) => ({ ...draft, [field]: value })),
      }),
      (value) => ({ ...draft, [field]: value }),
    );
}

function quantityStep(talk: OrderTalk): Step<OrderDraft> {
  return async (draft, position) =>
    mapAnswer(
      await enter({
        prompt: fieldQuestion('quantity'),
        value: String(draft.quantity ?? 1),
        position,
        validate: countProblem,
        preview: pricePreview(talk, (text) =>
          countProblem(text) === undefined ? { ...draft, quantity: Number(text) } : {},
        ),
      }),
      (text) => ({ ...draft, quantity: Number(text) }),
    );
}

/** A wrong coupon is said here, and not let through; a provider that does not answer is told of at the review. */
export function couponStep(talk: OrderTalk): Step<OrderDraft> {
  return async (draft, position) => {
    const { coupon: known, ...bare } = draft;
    const withCoupon = (text: string): OrderDraft => (text === '' ? bare : { ...bare, coupon: text });
    return mapAnswer(
      await enter({
        prompt: l10n.t('Coupon code. Leave empty for none.'),
        value: known ?? '',
        position,
        // What is half typed is no coupon to ask the provider for.
        preview: pricePreview(talk, (text) => (text === known ? draft : bare)),
        check: (text) => couponProblem(withCoupon(text), talk),
      }),
      withCoupon,
    );
  };
}

async function couponProblem(
  draft: OrderDraft,
  { form, prices, providerLabel }: OrderTalk,
): Promise<string | undefined> {
  const order = completeOrder(form, draft);
  if (order?.coupon === undefined) {
    return undefined;
  }
  const state = await prices.price(order, new AbortController().signal);
  const isRefused =
    state.kind === 'failed' &&
    state.isOfCoupon &&
    isProviderError(state.error) &&
    state.error.kind === 'invalidRequest';
  return isRefused
    ? l10n.t('{0} does not take this coupon. Correct it, or leave it empty.', providerLabel)
    : undefined;
}

/** The whole order with its price, to go on with or to change at any of `asked`, the steps from `firstStep` on. */
export function reviewStep(
  asked: readonly { readonly name: string; readonly field?: OrderField }[],
  firstStep: number,
  talk: OrderTalk,
): Step<OrderDraft> {
  const { form, reference, prices, providerLabel } = talk;
  return async (draft, position) => {
    const order = completeOrder(form, draft);
    const state = await withProgress(l10n.t('Asking for the price'), (signal) =>
      order ? prices.price(order, signal) : Promise.resolve({ kind: 'open' as const }),
    );
    const summary = iconSafe(draftText(form, draft, reference));
    const first: ChoiceItem<number> =
      state.kind === 'known'
        ? {
            label: l10n.t('Order for {0}…', formatMoney(state.total)),
            detail: summary,
            value: ORDER,
          }
        : {
            label: l10n.t('Ask for the price again'),
            detail: state.kind === 'failed' ? iconSafe(errorMessage(state.error, providerLabel)) : summary,
            value: AGAIN,
          };
    const changes = asked.map(({ name, field }, index) => ({
      label: l10n.t('Change: {0}', name),
      description: iconSafe(
        field
          ? answerText(field, draft, reference)
          : (savingText(state, draft.coupon) ?? plainText(draft.coupon ?? l10n.t('none'))),
      ),
      value: firstStep + index,
    }));
    const answer = await choose<number>([first, ...changes], {
      placeholder: l10n.t('You are asked once more before anything is bought.'),
      position: { ...position, title: joined([position.title, priceText(state, providerLabel)]) },
    });
    if (answer.kind !== 'answered') {
      return answer;
    }
    switch (answer.value) {
      case ORDER:
        return { kind: 'answered', value: draft };
      case AGAIN:
        return { kind: 'moved', value: draft, to: position.step - 1 };
      default:
        return { kind: 'moved', value: draft, to: answer.value };
    }
  };
}

const ORDER = -1;
const AGAIN = -2;

/** What the reviewed steps are called. */
export function reviewNames(
  fields: readonly OrderField[],
  hasCoupon: boolean,
): readonly { readonly name: string; readonly field?: OrderField }[] {
  return [
    ...fields.map((field) => ({ name: fieldName(field), field })),
    ...(hasCoupon ? [{ name: l10n.t('Coupon') }] : []),
  ];
}

function pricePreview<T>(
  { form, prices, providerLabel }: OrderTalk,
  draftWith: (value: T) => OrderDraft,
): Preview<T> {
  return (value, show) => {
    const order = value === undefined ? undefined : completeOrder(form, draftWith(value));
    prices.watch(order, (state) => {
      show(iconSafe(priceText(state, providerLabel)));
    });
  };
}
