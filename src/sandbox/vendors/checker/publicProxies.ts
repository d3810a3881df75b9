import { EXIT_ADDRESSES, exitAddress } from '../../exits.js';
import type { Listener } from '../../listener.js';
import type { Passage } from '../../proxies/door.js';
import { authority } from '../../proxies/target.js';
import type { WorkingProxy } from '../../types.js';
import type { World } from '../../world.js';

export const PROTOCOLS = ['http', 'https', 'socks4', 'socks5'] as const;
export const ANONYMITIES = ['transparent', 'anonymous', 'elite'] as const;

export type Protocol = (typeof PROTOCOLS)[number];
export type Anonymity = (typeof ANONYMITIES)[number];

export interface PublicProxy {
  readonly address: string;
  readonly protocol: Protocol;
  readonly country: string;
  readonly anonymity: Anonymity;
  readonly latencyMs: number;
  readonly uptime: number;
  /** How long before the list's last refresh it was checked. */
  readonly ageSeconds: number;
}

/** So many are in the list, fresh, whatever the seed: a number that people and tests can recognise. */
const SOCKS5_IN_THE_US = 1_342;

const FRESH_SECONDS = 24 * 60 * 60;
const COUNTRIES = [
  'US',
  'US',
  'DE',
  'NL',
  'GB',
  'FR',
  'BR',
  'IN',
  'ID',
  'SG',
  'JP',
  'CA',
  'PL',
  'VN',
] as const;
/** Far enough apart that counting on from one never meets the next. */
const PORTS = [80, 1080, 3128, 4145, 5678, 7000, 8080, 8888, 9050, 9999] as const;

const OPEN = [
  { protocol: 'socks5', country: 'US', anonymity: 'elite' },
  { protocol: 'socks5', country: 'US', anonymity: 'elite' },
  { protocol: 'http', country: 'DE', anonymity: 'elite' },
  { protocol: 'http', country: 'NL', anonymity: 'anonymous' },
  { protocol: 'http', country: 'FR', anonymity: 'transparent' },
  { protocol: 'https', country: 'GB', anonymity: 'elite' },
  { protocol: 'socks4', country: 'JP', anonymity: 'elite' },
] as const;

export interface PublicPool {
  /** Freshest first. */
  readonly proxies: readonly PublicProxy[];
  /** Those of them that listen on this machine, open to all. */
  readonly working: readonly WorkingProxy[];
}

/** A list of public proxies: a few work, on loopback; the others are documentation addresses that no one answers. */
export async function openPublicPool(world: World, count: number): Promise<PublicPool> {
  const random = world.random.fork('checker');
  const opened = await Promise.all(OPEN.map((kind) => openToAll(world, kind)));
  const live = opened.map(({ listener, kind }, index): PublicProxy => ({
    address: authority(listener),
    protocol: kind.protocol,
    country: kind.country,
    anonymity: kind.anonymity,
    latencyMs: 20 + index,
    uptime: 0.99,
    ageSeconds: index,
  }));
  const missingInUs = SOCKS5_IN_THE_US - live.filter(isSocks5InTheUs).length;
  const others = Array.from({ length: Math.max(0, count - live.length) }, (_, index): PublicProxy => {
    const isInUs = index < missingInUs;
    const protocol = isInUs ? 'socks5' : random.pick(PROTOCOLS);
    const country = isInUs ? 'US' : random.pick(COUNTRIES);
    const isOutOfDate = !isInUs && (isSocks5InTheUs({ protocol, country }) || random.next() < 0.1);
    return {
      address: `${exitAddress('public', index)}:${portOf(index)}`,
      protocol,
      country,
      anonymity: random.pick(ANONYMITIES),
      latencyMs: random.between(40, 4_000),
      uptime: random.between(40, 100) / 100,
      ageSeconds: isOutOfDate
        ? random.between(FRESH_SECONDS + 60, 3 * FRESH_SECONDS)
        : random.between(60, FRESH_SECONDS - 60),
    };
  });
  return {
    proxies: [...live, ...others].sort((one, other) => one.ageSeconds - other.ageSeconds),
    working: opened.map(({ kind, listener }) => ({
      provider: 'checker',
      scheme: kind.protocol === 'https' ? 'http' : kind.protocol,
      host: listener.host,
      port: listener.port,
    })),
  };
}

/** A port that, with the address of the same index, comes only once. */
function portOf(index: number): number {
  const round = Math.floor(index / EXIT_ADDRESSES);
  return (PORTS[round % PORTS.length] ?? PORTS[0]) + Math.floor(round / PORTS.length);
}

function isSocks5InTheUs({ protocol, country }: Pick<PublicProxy, 'protocol' | 'country'>): boolean {
  return protocol === 'socks5' && country === 'US';
}

async function openToAll<Kind extends (typeof OPEN)[number]>(
  world: World,
  kind: Kind,
): Promise<{ kind: Kind; listener: Listener }> {
  const passage: Passage = {
    user: 'public',
    exit: { ip: exitAddress(`public/${kind.country}/${kind.anonymity}`), country: kind.country },
    disclosure: (clientIp) => ({
      ...(kind.anonymity !== 'elite' && { Via: '1.1 sandbox' }),
      ...(kind.anonymity === 'transparent' && { 'X-Forwarded-For': clientIp }),
    }),
  };
  const speaks = kind.protocol === 'https' ? 'http' : kind.protocol;
  const listener = await world.network.open({ provider: 'checker', speaks: [speaks], admit: () => passage });
  return { kind, listener };
}
