import type { OrderRequest, Reference } from './inventory.js';

/** What an order may have to name beside its type; a coupon is never asked for by a provider. */
export type OrderField = Exclude<keyof OrderRequest, 'type' | 'coupon'>;

/** The fields whose values come from the provider's reference data, and the group that holds them. */
export const REFERENCE_GROUPS = {
  countryId: 'countries',
  periodId: 'periods',
  operatorId: 'operators',
  rotationId: 'rotations',
  tariffId: 'tariffs',
} as const satisfies Partial<Record<OrderField, keyof Reference>>;

export type ReferenceField = keyof typeof REFERENCE_GROUPS;

export const ORDER_PROTOCOLS = ['HTTPS', 'SOCKS5'] as const;
export const MOBILE_SERVICE_TYPES = ['shared', 'dedicated'] as const;

/** What a provider asks of an order of one type. */
export interface OrderForm {
  /** The provider's word, e.g. `ipv4`. */
  readonly type: string;
  /** What it is, in a few words. */
  summary(): string;
  /** All that must be named, in the order in which a person answers. */
  readonly fields: readonly OrderField[];
}

/** An order that may still lack answers, or hold those of another type. */
export type OrderDraft = Partial<OrderRequest>;

export function isReferenceField(field: OrderField): field is ReferenceField {
  return field in REFERENCE_GROUPS;
}

/** The first field that the draft does not answer. */
export function missingField({ fields }: OrderForm, draft: OrderDraft): OrderField | undefined {
  return fields.find((field) => draft[field] === undefined);
}

/** The order as the form wants it, and nothing else; `undefined` while an answer is missing. */
export function completeOrder(form: OrderForm, draft: OrderDraft): OrderRequest | undefined {
  return missingField(form, draft) === undefined
    ? { type: form.type, ...answered(form.fields, draft) }
    : undefined;
}

/** The draft without the answers that this form and this reference data do not know. */
export function fittingDraft(form: OrderForm, reference: Reference, draft: OrderDraft): OrderDraft {
  const fields = form.fields.filter((field) => isAnswer(field, draft[field], reference));
  return { type: form.type, ...answered(fields, draft) };
}

/** These fields of the draft and its coupon, as far as they are there. */
function answered(fields: readonly OrderField[], draft: OrderDraft): Omit<OrderDraft, 'type'> {
  const kept: readonly string[] = [...fields, 'coupon'];
  return Object.fromEntries(Object.entries(draft).filter(([name]) => kept.includes(name)));
}

/** Whether a field can be answered with `value`: an id that is offered, a word that is known. */
export function isAnswer(field: OrderField, value: unknown, reference: Reference): boolean {
  return isReferenceField(field)
    ? reference[REFERENCE_GROUPS[field]].some(({ id }) => id === value)
    : ANSWERS[field](value);
}

const ANSWERS: Readonly<Record<Exclude<OrderField, ReferenceField>, (value: unknown) => boolean>> = {
  quantity: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  protocol: (value) => ORDER_PROTOCOLS.some((each) => each === value),
  mobileServiceType: (value) => MOBILE_SERVICE_TYPES.some((each) => each === value),
};

/** Whether orders of this type last for a period, and so can be extended. */
export function hasPeriod({ fields }: OrderForm): boolean {
  return fields.includes('periodId');
}
