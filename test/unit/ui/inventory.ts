import type { Capabilities } from '../../../src/core/capabilities.js';
import type { ProxyEndpoint, TunnelEndpoint } from '../../../src/core/endpoint.js';
import type { Order, OrderedProxy, Subscription, Transaction } from '../../../src/core/inventory.js';
import type { OrderForm } from '../../../src/core/orderForm.js';
import type { Page } from '../../../src/core/page.js';
import type { ProxyScheme } from '../../../src/core/proxy/endpoint.js';
import type { ListedProxy } from '../../../src/core/publicProxies.js';
import { Secret } from '../../../src/core/secret.js';

export const NOW = Date.UTC(2026, 10, 5, 12);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** What may be in no row: an API key, a proxy password, a VLESS link and a rotate link. */
export const CANARIES = {
  key: 'canary-key-8Zq1',
  password: 'canary-password-3Lm7',
  vless: 'vless://canary-id-5Xc2@203.0.113.9:443',
  rotate: '/rotate/canary-rotate-9Rt4',
} as const;

/** Provider text that tries to be more than text: a line end, a bell, a reversal, an icon, a command link. */
export const HOSTILE = 'Evil\u202e\u0007\n$(zap) [x](command:y)';

export function proxy(
  id: string,
  scheme: ProxyScheme = 'http',
  host = '203.0.113.7',
  port = 8080,
): ProxyEndpoint {
  const address = { scheme, host, port, user: 'user', password: new Secret(CANARIES.password) };
  return { kind: 'proxy', id, address };
}

export function tunnel(id: string): TunnelEndpoint {
  return { kind: 'tunnel', id, protocol: 'vless', host: '203.0.113.9', uri: new Secret(CANARIES.vless) };
}

export function subscription(id: string, change: Partial<Subscription> = {}): Subscription {
  return {
    id,
    status: { known: 'active', text: 'active' },
    label: `NL ${id}`,
    networkLabel: 'Amsterdam',
    endpoints: [
      proxy(`subscription/${id}/http`),
      proxy(`subscription/${id}/socks5`, 'socks5'),
      tunnel(`subscription/${id}/vless`),
    ],
    rotation: { isAvailable: true, path: new Secret(CANARIES.rotate) },
    ...change,
  };
}

export function order(id: string, change: Partial<Order> = {}): Order {
  return { id, type: 'ipv4', status: { known: 'active', text: 'active' }, quantity: 5, ...change };
}

export function orderedProxy(id: string, change: Partial<OrderedProxy> = {}): OrderedProxy {
  return {
    id,
    endpoints: [proxy(`${id}/http`), proxy(`${id}/socks5`, 'socks5', '203.0.113.7', 1080)],
    country: 'US',
    ...change,
  };
}

export function listed(id: string, change: Partial<ListedProxy> = {}): ListedProxy {
  return { endpoint: proxy(id, 'socks5', '198.51.100.4', 1080), protocol: 'socks5', ...change };
}

export function transaction(id: string, change: Partial<Transaction> = {}): Transaction {
  return {
    id,
    type: { known: 'purchase', text: 'purchase' },
    status: { known: 'completed', text: 'completed' },
    amount: { units: -875n, scale: 2, currency: 'USD' },
    ...change,
  };
}

export const FORM: OrderForm = {
  type: 'ipv4',
  summary: () => 'Addresses',
  fields: ['countryId', 'periodId', 'quantity'],
};

export function onePage<T>(items: readonly T[], rest: Partial<Page<T>> = {}): Promise<Page<T>> {
  return Promise.resolve({ items, page: 1, hasMore: false, ...rest });
}

/** An account that can do everything, with `text` wherever a provider may put text of its own. */
export function everything(text: string): Capabilities {
  const notRead = () => Promise.reject(new Error('no row may ask for this'));
  const plan = {
    id: 'p1',
    connectionType: text,
    durationMs: 30 * DAY_MS,
    price: { units: 1200n, scale: 2 },
    isPopular: true,
    network: { name: text, city: text, country: text, networkType: text },
  };
  const named = [{ id: 1, name: text }];
  const effect = { send: notRead };
  return {
    purchase: effect,
    renew: effect,
    trial: effect,
    changeCredentials: effect,
    setRotationPolicy: effect,
    switchNetwork: effect,
    rotateNow: effect,
    createOrder: effect,
    extendOrder: effect,
    createDepositAddress: effect,
    signUp: effect,
    submitCheck: effect,
    usage: {
      cost: 'free',
      read: () =>
        Promise.resolve({
          kind: 'traffic',
          quotaGigabytes: 10,
          usedGigabytes: 3.2,
          remainingGigabytes: 6.8,
          plan: text,
        }),
    },
    keyCheck: { cost: 'free', check: notRead },
    subscriptions: {
      all: () =>
        Promise.resolve([
          subscription('12001', { userNote: text, label: text, networkLabel: text, rotationMinutes: 10 }),
          subscription(text, { userNote: '', label: '', status: { known: 'unknown', text } }),
        ]),
      renewalPlans: () => Promise.resolve([plan]),
      availableNetworks: () => Promise.resolve([{ id: 'n1', label: text, country: text }]),
    },
    plans: { all: () => Promise.resolve([plan]) },
    orders: {
      page: ({ status }) =>
        onePage(
          status === 'active'
            ? [
                order('o1', {
                  type: text,
                  status: { known: 'unknown', text },
                  protocol: text,
                  countryId: 1,
                  charged: { units: 875n, scale: 2, currency: text },
                }),
                order('o2'),
              ]
            : [],
        ),
      one: notRead,
      proxies: (id) =>
        Promise.resolve([
          orderedProxy(`order/${id}/1`, { country: text }),
          orderedProxy(`order/${id}/2`, { endpoints: [], country: text }),
        ]),
      download: notRead,
    },
    transactions: {
      page: () =>
        onePage([
          transaction('t1', {
            type: { known: 'unknown', text },
            status: { known: 'unknown', text },
            description: text,
            paymentMethod: text,
            createdAt: NOW - DAY_MS,
          }),
        ]),
    },
    catalogue: {
      forms: [FORM],
      reference: () =>
        Promise.resolve({
          countries: named,
          periods: [{ id: 1, name: text, days: 30 }],
          tariffs: [{ id: 1, name: text, price: { units: 1n, scale: 0 }, traffic: text }],
          operators: named,
          rotations: named,
        }),
    },
    quotes: { quote: notRead },
    depositAddresses: {
      all: () =>
        Promise.resolve([{ currency: text, network: text, extras: [{ name: text, value: 'memo' }] }]),
    },
    publicProxies: {
      page: () => onePage([listed('public/1', { protocol: text, country: text, anonymity: text })]),
      download: notRead,
    },
    keptProxies: { page: () => onePage([orderedProxy('list/1', { country: text })]) },
    premiumProxies: { page: () => onePage([listed('premium/1', { country: text })]) },
    jobs: {
      one: (id) => Promise.resolve({ id, status: text, isFinished: false, total: 2, done: 1 }),
      items: () =>
        onePage([{ proxy: text, status: text, protocol: text, exitIp: text, country: text, connectMs: 230 }]),
      download: notRead,
    },
    serviceStatus: {
      read: () =>
        Promise.resolve({
          status: text,
          network: text,
          coverage: text,
          countriesAvailable: 195,
          protocols: [text],
          supportedTargeting: [text],
          proxyHost: text,
        }),
    },
    targeting: { endpoints: () => Promise.resolve([proxy('target/http')]) },
    errorLookup: { codes: [407], explain: notRead },
    support: { ask: notRead },
    rateLimits: { budgets: () => [] },
    ipLookup: {
      cost: 'oneRequest',
      lookUp: () => Promise.resolve({ [text]: text, risk: text, nested: { country: text, [text]: [text] } }),
    },
  };
}
