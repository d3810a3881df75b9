import type { Usd } from './usd.js';

export const TYPES = ['ipv4', 'ipv6', 'mobile', 'isp', 'resident', 'mix', 'mix_isp'] as const;

export type OrderType = (typeof TYPES)[number];

export interface Country {
  readonly id: number;
  readonly name: string;
  readonly alpha2: string;
  readonly alpha3: string;
}

export const COUNTRIES: readonly Country[] = [
  { id: 1, name: 'United States', alpha2: 'US', alpha3: 'USA' },
  { id: 2, name: 'United Kingdom', alpha2: 'GB', alpha3: 'GBR' },
  { id: 3, name: 'Germany', alpha2: 'DE', alpha3: 'DEU' },
  { id: 4, name: 'Netherlands', alpha2: 'NL', alpha3: 'NLD' },
  { id: 5, name: 'France', alpha2: 'FR', alpha3: 'FRA' },
  { id: 6, name: 'Canada', alpha2: 'CA', alpha3: 'CAN' },
  { id: 7, name: 'Poland', alpha2: 'PL', alpha3: 'POL' },
  { id: 8, name: 'Japan', alpha2: 'JP', alpha3: 'JPN' },
  { id: 9, name: 'Brazil', alpha2: 'BR', alpha3: 'BRA' },
  { id: 10, name: 'Australia', alpha2: 'AU', alpha3: 'AUS' },
];

/** A rental period and how many times the weekly price it costs. */
export const PERIODS = [
  { id: 1, name: '1 Week', days: 7, factor: 1 },
  { id: 2, name: '1 Month', days: 30, factor: 3 },
  { id: 3, name: '3 Months', days: 90, factor: 8 },
] as const;

/** Traffic packages: GB, and the price of one. */
export const TARIFS = [
  { id: 1, name: '1 GB', traffic: 1, price: 35_000 },
  { id: 2, name: '5 GB', traffic: 5, price: 31_000 },
  { id: 3, name: '10 GB', traffic: 10, price: 28_000 },
  { id: 4, name: '50 GB', traffic: 50, price: 22_500 },
] as const;

export const OPERATORS = [
  { id: 1, name: 'Sandbox Mobile' },
  { id: 2, name: 'Example Telecom' },
  { id: 3, name: 'Demo Wireless' },
] as const;

export const ROTATIONS = [
  { id: 1, name: 'By link' },
  { id: 2, name: 'Every 5 minutes' },
  { id: 3, name: 'Every 30 minutes' },
] as const;

const MOBILE_COUNTRIES = [1, 2, 3, 7];

/** The price of one proxy for a week. */
const WEEKLY: Readonly<Record<Exclude<OrderType, 'resident' | 'mobile'>, Usd>> = {
  ipv4: 12_500,
  ipv6: 450,
  isp: 18_000,
  mix: 9_500,
  mix_isp: 14_000,
};
const WEEKLY_MOBILE = { shared: 45_000, dedicated: 120_000 } as const;

export type MobileServiceType = keyof typeof WEEKLY_MOBILE;

export function isMobileServiceType(value: unknown): value is MobileServiceType {
  return typeof value === 'string' && Object.hasOwn(WEEKLY_MOBILE, value);
}

export function isOrderType(value: unknown): value is OrderType {
  return TYPES.some((type) => type === value);
}

export function weeklyPrice(type: Exclude<OrderType, 'resident'>, service: MobileServiceType | null): Usd {
  return type === 'mobile' ? WEEKLY_MOBILE[service ?? 'shared'] : WEEKLY[type];
}

export function countriesOf(type: OrderType): readonly Country[] {
  return type === 'mobile' ? COUNTRIES.filter(({ id }) => MOBILE_COUNTRIES.includes(id)) : COUNTRIES;
}

/** What `GET /reference/:type` answers. The document's sample shows `tarifs` for ipv4 too. */
export function referenceData(type: OrderType): Record<string, unknown> {
  if (type === 'resident') {
    return { tarifs: TARIFS.map(({ price, ...tarif }) => ({ ...tarif, price: price / 10_000 })) };
  }
  return {
    countries: countriesOf(type).map(({ id, name }) => ({ id, name })),
    periods: PERIODS.map(({ id, name, days }) => ({ id, name, days })),
    ...(type === 'ipv4' && { tarifs: [{ id: 1, name: 'Standard', price: 1.25, traffic: null }] }),
    ...(type === 'mobile' && { operators: OPERATORS, rotations: ROTATIONS }),
  };
}
