import type { Reply } from '../../api/reply.js';
import { refuse } from './envelope.js';
import {
  countriesOf,
  isMobileServiceType,
  isOrderType,
  type MobileServiceType,
  OPERATORS,
  type OrderType,
  PERIODS,
  ROTATIONS,
  TARIFS,
  weeklyPrice,
} from './reference.js';
import type { Usd } from './usd.js';

/** The coupon the sandbox knows; it takes a tenth off. */
const COUPON = 'WELCOME10';
const MOST_AT_ONCE = 1_000;

type Body = Readonly<Record<string, unknown>>;

/** What is ordered, checked, and what it costs. */
export interface OrderRequest {
  readonly type: OrderType;
  readonly quantity: number;
  readonly countryId: number | null;
  readonly periodId: number | null;
  readonly days: number | null;
  readonly protocol: 'https' | 'socks5' | null;
  readonly mobileServiceType: MobileServiceType | null;
  readonly unitPrice: Usd;
  readonly price: Usd;
}

/** Reads the body that `/orders/calc` and `/orders` share, or says what is wrong with it. */
export function readOrderRequest(body: Body | undefined): OrderRequest | Reply {
  if (!body) {
    return refuse('VALIDATION_ERROR', 'The body must be a JSON object');
  }
  const { type, coupon } = body;
  if (type === undefined) {
    return refuse('VALIDATION_ERROR', 'type is required');
  }
  if (!isOrderType(type)) {
    return refuse('INVALID_TYPE', 'Invalid proxy type');
  }
  if (coupon !== undefined && coupon !== COUPON) {
    return refuse('VALIDATION_ERROR', 'Invalid coupon');
  }
  const share = coupon === COUPON ? 0.9 : 1;
  return type === 'resident' ? readResident(body, share) : readRental(type, body, share);
}

function readResident({ tarifId }: Body, share: number): OrderRequest | Reply {
  const tarif = TARIFS.find(({ id }) => id === tarifId);
  if (!tarif) {
    return missing('tarifId');
  }
  return {
    type: 'resident',
    quantity: tarif.traffic,
    countryId: null,
    periodId: null,
    days: null,
    protocol: null,
    mobileServiceType: null,
    unitPrice: tarif.price,
    price: Math.ceil(tarif.price * tarif.traffic * share),
  };
}

function readRental(type: Exclude<OrderType, 'resident'>, body: Body, share: number): OrderRequest | Reply {
  const { countryId, periodId, quantity, protocol, mobileServiceType, operatorId, rotationId } = body;
  const country = countriesOf(type).find(({ id }) => id === countryId);
  const period = PERIODS.find(({ id }) => id === periodId);
  if (!country) {
    return missing('countryId');
  }
  if (!period) {
    return missing('periodId');
  }
  if (
    typeof quantity !== 'number' ||
    !Number.isInteger(quantity) ||
    quantity < 1 ||
    quantity > MOST_AT_ONCE
  ) {
    return refuse('VALIDATION_ERROR', `quantity must be a whole number from 1 to ${MOST_AT_ONCE}`);
  }
  if (type === 'ipv6' && protocol !== 'HTTPS' && protocol !== 'SOCKS5') {
    return missing('protocol');
  }
  const service = type === 'mobile' && isMobileServiceType(mobileServiceType) ? mobileServiceType : null;
  if (type === 'mobile' && !service) {
    return missing('mobileServiceType');
  }
  if (type === 'mobile' && !OPERATORS.some(({ id }) => id === operatorId)) {
    return missing('operatorId');
  }
  if (type === 'mobile' && !ROTATIONS.some(({ id }) => id === rotationId)) {
    return missing('rotationId');
  }
  const unitPrice = weeklyPrice(type, service) * period.factor;
  return {
    type,
    quantity,
    countryId: country.id,
    periodId: period.id,
    days: period.days,
    protocol: protocol === 'SOCKS5' ? 'socks5' : 'https',
    mobileServiceType: service,
    unitPrice,
    price: Math.ceil(unitPrice * quantity * share),
  };
}

function missing(field: string): Reply {
  return refuse('VALIDATION_ERROR', `${field} is missing or invalid`);
}
