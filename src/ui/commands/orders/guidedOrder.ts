import * as l10n from '@vscode/l10n';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderRequest, Reference } from '../../../core/inventory.js';
import {
  completeOrder,
  fittingDraft,
  isReferenceField,
  missingField,
  REFERENCE_GROUPS,
  type OrderDraft,
  type OrderField,
  type OrderForm,
} from '../../../core/orderForm.js';
import { iconSafe } from '../../../core/plainText.js';
import { choose, runSteps, type Step } from '../../input/steps.js';
import type { Memory } from '../../memory.js';
import type { ReadyAccount } from '../../openAccounts.js';
import type { CommandArguments } from '../arguments.js';
import { Refusal } from '../context.js';
import { obtained } from '../obtained.js';
import type { AccountThatCan } from '../pick.js';
import { givenAnswers, namedForm } from './orderArguments.js';
import { couponStep, fieldStep, reviewNames, reviewStep } from './orderSteps.js';
import { draftText, fieldName } from './orderWords.js';
import { PriceWatch } from './priceWatch.js';

/** An account at which orders can be put together: it tells what is sold, and for how much. */
export type OrderingAccount = AccountThatCan<'quotes'> & AccountThatCan<'catalogue'>;

export interface GuidedOrderOptions {
  readonly title: string;
  /** Whether the whole order is shown at the end, to be changed or gone on with. */
  readonly isReviewed: boolean;
}

/** Changes in quicker succession than this are one question to the provider. */
const PAUSE_MS = 400;

/** Asks for all that an order of one type needs, with its live price. What was answered is kept as a draft. */
export class GuidedOrder {
  readonly #prices: PriceWatch;
  readonly #forms: readonly OrderForm[];

  constructor(
    private readonly open: OrderingAccount,
    /** What they say is not asked. */
    private readonly args: CommandArguments,
    private readonly memory: Memory,
    private readonly options: GuidedOrderOptions,
  ) {
    const { catalogue, quotes } = open.reads.capabilities;
    this.#forms = catalogue.forms;
    this.#prices = new PriceWatch({
      quote: (order, signal) => quotes.quote(order, signal),
      pause: (signal) => sleep(PAUSE_MS, undefined, { signal }),
    });
  }

  /**
   * Resolves to `undefined` when the person closes it.
   *
   * @throws Refusal for an argument that does not fit
   * @throws ProviderError where what is offered cannot be read
   */
  async run(): Promise<OrderRequest | undefined> {
    const { type } = this.args;
    const form = type === undefined ? undefined : namedForm(type, this.#forms, this.open.info.label);
    const given = form && givenAnswers(this.args, form, await this.#reference(form));
    const whole = form && given && completeOrder(form, given);
    if (whole) {
      return whole;
    }
    try {
      const first = form ? await this.#begin(form, this.#keptDraft(form.type)) : {};
      const draft = await runSteps<OrderDraft>(this.options.title, first, (sofar) => this.#steps(sofar));
      const chosen = draft && this.#formOf(draft);
      return draft && chosen && completeOrder(chosen, draft);
    } finally {
      this.#prices.stop();
    }
  }

  #steps(draft: OrderDraft): readonly Step<OrderDraft>[] {
    const first = this.args.type === undefined ? [this.#typeStep] : [];
    const form = this.#formOf(draft);
    const [reference] = (form && this.open.reads.reference?.of(form.type).state.items) ?? [];
    if (!form || !reference) {
      return first;
    }
    const talk = { form, reference, prices: this.#prices, providerLabel: this.open.info.label };
    const fields = this.#askedFields(form, reference);
    const asksCoupon = this.args.couponCode === undefined;
    return [
      ...first,
      ...fields.map((field) => this.#kept(fieldStep(field, talk))),
      ...(asksCoupon ? [this.#kept(couponStep(talk))] : []),
      ...(this.options.isReviewed ? [reviewStep(reviewNames(fields, asksCoupon), first.length, talk)] : []),
    ];
  }

  readonly #typeStep: Step<OrderDraft> = async (draft, position) => {
    const { orderDraft } = this.memory.of(this.open.account.id);
    const earlier = orderDraft && this.#formOf(orderDraft);
    const items = this.#forms.map((form) => ({
      label: form.type,
      detail: form.summary(),
      value: { form, draft, isEarlier: false },
    }));
    const offered =
      orderDraft && earlier
        ? [
            {
              label: l10n.t(
                'Go on with your draft: {0}',
                iconSafe(await this.#earlierText(earlier, orderDraft)),
              ),
              value: { form: earlier, draft: orderDraft, isEarlier: true },
            },
          ]
        : [];
    const active = items.find(({ label }) => label === draft.type) ?? offered[0];
    const answer = await choose([...offered, ...items], {
      placeholder: l10n.t('What do you want to order?'),
      // How many steps follow depends on the type.
      position: { ...position, totalSteps: 0 },
      ...(active && { active: active.value }),
    });
    if (answer.kind !== 'answered') {
      return answer;
    }
    const { form, isEarlier } = answer.value;
    const value = await this.#begin(form, answer.value.draft);
    return { kind: 'moved', value, to: isEarlier ? this.#firstOpenStep(form, value) : position.step };
  };

  async #begin(form: OrderForm, draft: OrderDraft): Promise<OrderDraft> {
    const reference = await this.#reference(form);
    return fittingDraft(form, reference, { ...draft, ...givenAnswers(this.args, form, reference) });
  }

  /** What is left of a draft to answer; its last step where that is nothing. */
  #firstOpenStep(form: OrderForm, draft: OrderDraft): number {
    const steps = this.#steps(draft);
    const open = missingField(form, draft);
    const [reference] = this.open.reads.reference?.of(form.type).state.items ?? [];
    return open === undefined || !reference
      ? steps.length - 1
      : 1 + this.#askedFields(form, reference).indexOf(open);
  }

  #askedFields(form: OrderForm, reference: Reference): readonly OrderField[] {
    const given = givenAnswers(this.args, form, reference);
    return form.fields.filter((field) => given[field] === undefined);
  }

  /** Each answer is kept at once: a question may be closed at any time. */
  #kept(step: Step<OrderDraft>): Step<OrderDraft> {
    return async (draft, position) => {
      const answer = await step(draft, position);
      if (answer.kind === 'answered') {
        await this.memory.remember(this.open.account.id, { orderDraft: answer.value });
      }
      return answer;
    };
  }

  #keptDraft(type: string): OrderDraft {
    const { orderDraft = {} } = this.memory.of(this.open.account.id);
    return orderDraft.type === type ? orderDraft : {};
  }

  #formOf({ type }: OrderDraft): OrderForm | undefined {
    return this.#forms.find((form) => form.type === type);
  }

  /** With the names of what it chose, unless they cannot be read. */
  async #earlierText(form: OrderForm, draft: OrderDraft): Promise<string> {
    const reference = await this.#reference(form).catch(() => undefined);
    return draftText(form, draft, reference);
  }

  /** What may be ordered of this type. */
  async #reference(form: OrderForm): Promise<Reference> {
    return orderReference(form, this.open);
  }
}

/**
 * @throws ProviderError where it cannot be read
 * @throws Refusal where a field that the type requires has nothing to choose from
 */
export async function orderReference(form: OrderForm, { reads, info }: ReadyAccount): Promise<Reference> {
  const [reference] = await obtained(reads.reference?.of(form.type), l10n.t('Reading what is offered'));
  if (!reference) {
    throw new Error(`no reference data of ${form.type}`);
  }
  const empty = form.fields.find(
    (field) => isReferenceField(field) && reference[REFERENCE_GROUPS[field]].length === 0,
  );
  if (empty) {
    throw new Refusal(
      l10n.t('{0} offers no {1} now: nothing to choose as {2}.', info.label, form.type, fieldName(empty)),
    );
  }
  return reference;
}
