import * as l10n from '@vscode/l10n';
import { isProviderError } from '../../../core/errors.js';
import type { Reference } from '../../../core/inventory.js';
import { compareDecimals, formatMoney, subtract } from '../../../core/money.js';
import {
  isReferenceField,
  MOBILE_SERVICE_TYPES,
  ORDER_PROTOCOLS,
  REFERENCE_GROUPS,
  type OrderDraft,
  type OrderField,
  type OrderForm,
} from '../../../core/orderForm.js';
import { plainText } from '../../../core/plainText.js';
import { errorMessage } from '../../messages.js';
import { countText, joined, shortName } from '../../words.js';
import type { PriceState } from './priceWatch.js';

/** One of the answers to choose from. */
export interface FieldOption {
  readonly value: number | string;
  readonly label: string;
  readonly description: string;
}

/** What a field may be answered with; nothing for a number to be typed. */
export function optionsOf(field: OrderField, reference: Reference): readonly FieldOption[] {
  if (isReferenceField(field)) {
    return reference[REFERENCE_GROUPS[field]].map((member) => ({
      value: member.id,
      label: plainText(member.name),
      description: joined([
        'days' in member ? l10n.t('{0} d', member.days) : undefined,
        'traffic' in member && !member.name.includes(member.traffic) ? plainText(member.traffic) : undefined,
        'price' in member ? l10n.t('{0} per GB', formatMoney(member.price)) : undefined,
      ]),
    }));
  }
  switch (field) {
    case 'protocol':
      return ORDER_PROTOCOLS.map((value) => ({ value, label: value, description: '' }));
    case 'mobileServiceType':
      return MOBILE_SERVICE_TYPES.map((value) => ({
        value,
        label: value,
        description: value === 'shared' ? l10n.t('with other customers') : l10n.t('yours alone'),
      }));
    case 'quantity':
      return [];
  }
}

export function fieldQuestion(field: OrderField): string {
  switch (field) {
    case 'countryId':
      return l10n.t('Which country?');
    case 'periodId':
      return l10n.t('For how long?');
    case 'quantity':
      return l10n.t('How many proxies?');
    case 'protocol':
      return l10n.t('Which protocol?');
    case 'mobileServiceType':
      return l10n.t('Shared or dedicated?');
    case 'operatorId':
      return l10n.t('Which operator?');
    case 'rotationId':
      return l10n.t('Which rotation?');
    case 'tariffId':
      return l10n.t('Which tariff?');
  }
}

/** `Country`, `Period`: a field's name, to go back to it. */
export function fieldName(field: OrderField): string {
  switch (field) {
    case 'countryId':
      return l10n.t('Country');
    case 'periodId':
      return l10n.t('Period');
    case 'quantity':
      return l10n.t('Quantity');
    case 'protocol':
      return l10n.t('Protocol');
    case 'mobileServiceType':
      return l10n.t('Service');
    case 'operatorId':
      return l10n.t('Operator');
    case 'rotationId':
      return l10n.t('Rotation');
    case 'tariffId':
      return l10n.t('Tariff');
  }
}

/** How a field is answered, by its name in the reference data where that is here. */
export function answerText(field: OrderField, draft: OrderDraft, reference: Reference | undefined): string {
  const value = draft[field];
  if (value === undefined) {
    return '';
  }
  if (field === 'quantity') {
    return value === 1 ? l10n.t('1 proxy') : l10n.t('{0} proxies', countText(Number(value)));
  }
  const option = reference && optionsOf(field, reference).find((each) => each.value === value);
  return option ? shortName(option.label) : isReferenceField(field) ? '' : String(value);
}

/** `ipv4 · United States · 1 Month · 10 proxies` */
export function draftText(form: OrderForm, draft: OrderDraft, reference: Reference | undefined): string {
  return joined([form.type, ...form.fields.map((field) => answerText(field, draft, reference))]);
}

/** `$12.50`, `$11.25 instead of $12.50`, or why there is no price; nothing while answers are missing. */
export function priceText(state: PriceState, providerLabel: string): string {
  switch (state.kind) {
    case 'open':
      return '';
    case 'asking':
      return l10n.t('asking for the price…');
    case 'known':
      return state.withoutCoupon
        ? l10n.t('{0} instead of {1}', formatMoney(state.total), formatMoney(state.withoutCoupon))
        : formatMoney(state.total);
    case 'failed':
      return l10n.t('no price: {0}', shortReason(state.error, providerLabel));
  }
}

/** What a coupon takes off: `WELCOME10 saves $1.25`. */
export function savingText(state: PriceState, coupon: string | undefined): string | undefined {
  if (state.kind !== 'known' || !state.withoutCoupon || coupon === undefined) {
    return undefined;
  }
  return compareDecimals(state.total, state.withoutCoupon) < 0
    ? l10n.t('{0} saves {1}', plainText(coupon), formatMoney(subtract(state.withoutCoupon, state.total)))
    : l10n.t('{0} changes nothing', plainText(coupon));
}

/** The provider's own words where it said any: they name the field, and a title has no room for more. */
function shortReason(error: unknown, providerLabel: string): string {
  const said = isProviderError(error) ? error.details.providerMessage : undefined;
  return said === undefined ? errorMessage(error, providerLabel) : plainText(said);
}
