import * as l10n from '@vscode/l10n';
import type { Reference } from '../../../core/inventory.js';
import { isAnswer, type OrderDraft, type OrderField, type OrderForm } from '../../../core/orderForm.js';
import { plainText } from '../../../core/plainText.js';
import type { CommandArguments } from '../arguments.js';
import { Refusal } from '../context.js';
import { fieldName } from './orderWords.js';

/** The form of the type that is named. */
export function namedForm(type: string, forms: readonly OrderForm[], providerLabel: string): OrderForm {
  const form = forms.find((each) => each.type === type);
  if (!form) {
    throw new Refusal(
      l10n.t(
        '{0} sells no "{1}". It sells {2}.',
        providerLabel,
        plainText(type),
        forms.map((each) => each.type).join(', '),
      ),
    );
  }
  return form;
}

/**
 * The answers that came as arguments, of those that this form asks for.
 *
 * @throws Refusal naming one that the reference data do not know
 */
export function givenAnswers(args: CommandArguments, form: OrderForm, reference: Reference): OrderDraft {
  const answers = form.fields.flatMap((field) => {
    const value = givenValue(field, args, reference);
    if (value === undefined) {
      return [];
    }
    if (!isAnswer(field, value, reference)) {
      throw unknownAnswer(field, value, form);
    }
    return [[field, value] as const];
  });
  const coupon = args.couponCode?.trim();
  return { ...Object.fromEntries(answers), ...(coupon ? { coupon } : {}) };
}

function givenValue(
  field: OrderField,
  args: CommandArguments,
  { countries }: Reference,
): string | number | undefined {
  if (field === 'countryId' && args.countryId === undefined && args.country !== undefined) {
    const wanted = args.country.trim().toLowerCase();
    return countries.find(({ name }) => name.toLowerCase() === wanted)?.id ?? args.country;
  }
  // Elsewhere a protocol is one of a proxy's, in small letters.
  return field === 'protocol' ? args.protocol?.toUpperCase() : args[field];
}

function unknownAnswer(field: OrderField, value: string | number, { type }: OrderForm): Refusal {
  return new Refusal(
    l10n.t(
      '{0} "{1}" is not offered for {2}. Choose it in the command, or look in the catalogue.',
      fieldName(field),
      plainText(value),
      type,
    ),
  );
}
