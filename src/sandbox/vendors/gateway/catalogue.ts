import type { Random } from '../../random.js';
import { DAY } from '../../world.js';

export interface Network {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly networkType: 'mobile' | 'residential' | 'datacenter';
  /** Whether a subscription can move there. */
  readonly isOpen: boolean;
}

export type ConnectionType = 'private' | 'shared';

export interface Plan {
  readonly id: string;
  readonly connectionType: ConnectionType;
  readonly durationMs: number;
  readonly priceAmountCents: number;
  readonly popular: boolean;
  readonly network: Network;
  readonly isSoldOut: boolean;
}

export interface Catalogue {
  readonly networks: readonly Network[];
  readonly plans: readonly Plan[];
}

const NETWORKS = [
  ['NL-AMS', 'Amsterdam', 'NL', 'mobile', true],
  ['DE-BER', 'Berlin', 'DE', 'mobile', true],
  ['US-NYC', 'New York', 'US', 'residential', true],
  ['GB-LON', 'London', 'GB', 'mobile', true],
  ['FR-PAR', 'Paris', 'FR', 'residential', true],
  ['ES-MAD', 'Madrid', 'ES', 'datacenter', true],
  ['PL-WAW', 'Warsaw', 'PL', 'mobile', true],
  ['JP-TYO', 'Tokyo', 'JP', 'residential', false],
] as const;

const PLANS = [
  ['NL-AMS', 'private', 30, 1200, true, false],
  ['NL-AMS', 'private', 7, 400, false, false],
  ['NL-AMS', 'shared', 30, 450, false, false],
  ['DE-BER', 'private', 30, 1350, true, false],
  ['US-NYC', 'private', 30, 1800, false, false],
  ['GB-LON', 'private', 90, 3300, false, false],
  ['ES-MAD', 'shared', 1, 45, false, false],
  ['JP-TYO', 'private', 30, 2100, false, true],
] as const;

/** Eight networks, of which one is closed, and eight plans, of which one is sold out. */
export function createCatalogue(random: Random): Catalogue {
  const networks = NETWORKS.map(([name, city, country, networkType, isOpen]) => ({
    id: gatewayId(random),
    name,
    city,
    country,
    networkType,
    isOpen,
  }));
  const plans = PLANS.flatMap(([networkName, connectionType, days, priceAmountCents, popular, isSoldOut]) =>
    networks
      .filter(({ name }) => name === networkName)
      .map((network) => ({
        id: gatewayId(random),
        connectionType,
        durationMs: days * DAY,
        priceAmountCents,
        popular,
        network,
        isSoldOut,
      })),
  );
  return { networks, plans };
}

/** 24 lower-case letters and digits that begin with a letter. */
export function gatewayId(random: Random): string {
  return random.text(1, 'abcdefghijklmnopqrstuvwxyz') + random.text(23);
}

export function isGatewayId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9]{1,64}$/.test(value);
}
