import type { Change, ProviderTable, Read } from '../table.js';

const usd = (units: bigint, scale: number) => ({ units, scale, currency: 'USD' });

const usage = { kind: 'balance', balance: usd(4520n, 2) };

const march10 = Date.UTC(2025, 2, 10, 12);
const april10 = Date.UTC(2025, 3, 10, 12);

const order = {
  id: 'cm1ord456abc',
  type: 'ipv4',
  status: { known: 'active', text: 'active' },
  quantity: 5,
  charged: usd(625n, 2),
  countryId: 1,
  protocol: 'https',
  expiresAt: april10,
  createdAt: march10,
  proxyCount: 5,
};

const orderEssentials = (at: string) => [at, `${at}.id`, `${at}.type`, `${at}.status`, `${at}.quantity`];

const transactionEssentials = (at: string) => [at, `${at}.id`, `${at}.type`, `${at}.status`, `${at}.amount`];

const proxyFirm = (at: string) =>
  ['ip', 'portHttps', 'portSocks5', 'login', 'password'].map((name) => `${at}.${name}`);

const orderedProxy = (host: string) => ({
  id: `order/cm1ord456abc/${host}:8080`,
  endpoints: [
    { scheme: 'http', port: 8080 },
    { scheme: 'socks5', port: 1080 },
  ].map(({ scheme, port }) => ({
    kind: 'proxy',
    id: `order/cm1ord456abc/${host}:8080/${scheme}`,
    address: { scheme, host, port, user: 'user_abc123', password: { secret: 'pass_xyz789' } },
  })),
  country: 'US',
  expiresAt: Date.UTC(2025, 3, 11) - 1,
});

const reads: readonly Read[] = [
  {
    name: 'usage.read',
    endpoint: 'GET /account',
    url: '/account',
    sample: '1001proxy/account.json',
    run: (account, signal) => account.usage?.read(signal),
    mapped: usage,
    essential: ['$.data', '$.data.balance'],
  },
  {
    name: 'keyCheck.check',
    endpoint: 'GET /account',
    url: '/account',
    sample: '1001proxy/account.json',
    run: (account, signal) => account.keyCheck?.check(signal),
    mapped: { isValid: true, usage, name: 'John Doe' },
    essential: ['$.data', '$.data.balance'],
    reports401: true,
  },
  {
    name: 'transactions.page',
    endpoint: 'GET /account/transactions',
    url: '/account/transactions?page=1&per_page=20&type=deposit',
    sample: '1001proxy/transactions.json',
    run: (account, signal) => account.transactions?.page({ page: 1, pageSize: 20, type: 'deposit' }, signal),
    mapped: {
      items: [
        {
          id: 'cm1txn789',
          type: { known: 'deposit', text: 'deposit' },
          status: { known: 'completed', text: 'completed' },
          amount: usd(50n, 0),
          description: 'Crypto deposit (BTC)',
          paymentMethod: 'oxapay',
          createdAt: march10,
        },
        {
          id: 'cm1txn790',
          type: { known: 'purchase', text: 'purchase' },
          status: { known: 'completed', text: 'completed' },
          amount: usd(-875n, 2),
          description: 'Order cm1ord123 (ipv4)',
          paymentMethod: 'balance',
          createdAt: march10 + 5 * 60_000,
        },
      ],
      page: 1,
      hasMore: true,
      total: 42,
    },
    essential: ['$.data', ...transactionEssentials('$.data[0]'), ...transactionEssentials('$.data[1]')],
  },
  {
    name: 'quotes.quote',
    endpoint: 'POST /orders/calc',
    method: 'POST',
    url: '/orders/calc',
    sent: { type: 'ipv4', countryId: 1, periodId: 1, quantity: 10 },
    sample: '1001proxy/calc.json',
    run: (account, signal) =>
      account.quotes?.quote({ type: 'ipv4', countryId: 1, periodId: 1, quantity: 10 }, signal),
    mapped: { total: usd(125n, 1), unitPrice: usd(125n, 2), quantity: 10 },
    essential: ['$.data', '$.data.price'],
    firm: ['$.data.unitPrice'],
  },
  {
    name: 'orders.page',
    endpoint: 'GET /orders',
    url: '/orders?page=1&per_page=10&status=active&type=ipv4',
    sample: '1001proxy/orders.json',
    run: (account, signal) =>
      account.orders?.page({ page: 1, pageSize: 10, status: 'active', type: 'ipv4' }, signal),
    mapped: { items: [order], page: 1, hasMore: false, total: 3 },
    essential: ['$.data', ...orderEssentials('$.data[0]')],
    firm: ['$.data[0].chargedAmount'],
  },
  {
    name: 'orders.one',
    endpoint: 'GET /orders/{id}',
    url: '/orders/cm1ord456abc',
    sample: '1001proxy/order.json',
    run: (account, signal) => account.orders?.one('cm1ord456abc', signal),
    mapped: { ...order, periodId: 1 },
    essential: orderEssentials('$.data'),
    firm: ['$.data.chargedAmount'],
  },
  {
    name: 'orders.proxies',
    endpoint: 'GET /orders/{id}/proxies',
    url: '/orders/cm1ord456abc/proxies',
    sample: '1001proxy/orderProxies.json',
    run: (account, signal) => account.orders?.proxies('cm1ord456abc', signal),
    mapped: [orderedProxy('185.123.45.67'), orderedProxy('185.123.45.68')],
    essential: ['$.data', '$.data[0]', '$.data[1]'],
    firm: [...proxyFirm('$.data[0]'), ...proxyFirm('$.data[1]')],
  },
  {
    name: 'catalogue.reference',
    endpoint: 'GET /reference/{type}',
    url: '/reference/ipv4',
    sample: '1001proxy/reference.json',
    run: (account, signal) => account.catalogue?.reference('ipv4', signal),
    mapped: {
      countries: [
        { id: 1, name: 'United States' },
        { id: 2, name: 'United Kingdom' },
        { id: 3, name: 'Germany' },
      ],
      periods: [
        { id: 1, name: '1 Week', days: 7 },
        { id: 2, name: '1 Month', days: 30 },
        { id: 3, name: '3 Months', days: 90 },
      ],
      tariffs: [{ id: 1, name: 'Standard', price: usd(125n, 2) }],
      operators: [],
      rotations: [],
    },
    essential: [
      '$.data',
      ...['countries', 'periods'].flatMap(threeIds),
      '$.data.tarifs[0]',
      '$.data.tarifs[0].id',
    ],
    firm: ['$.data.countries', '$.data.periods', '$.data.tarifs', '$.data.tarifs[0].price'],
  },
  {
    name: 'depositAddresses.all',
    endpoint: 'GET /deposits/addresses',
    url: '/deposits/addresses',
    sample: '1001proxy/depositAddresses.json',
    run: (account, signal) => account.depositAddresses?.all(signal),
    mapped: [
      { currency: 'USDT_TRC20', network: 'TRC-20', address: 'TXyz...abc', extras: [] },
      { currency: 'USDT_ERC20', network: 'ERC-20', extras: [] },
      { currency: 'BTC', network: 'BTC', address: 'bc1q...xyz', extras: [] },
      { currency: 'ETH', network: 'ERC-20', extras: [] },
      { currency: 'LTC', network: 'LTC', extras: [] },
    ],
    essential: [
      '$.data',
      ...[0, 1, 2, 3, 4].flatMap((index) =>
        ['', '.currency', '.network'].map((name) => `$.data[${index}]${name}`),
      ),
    ],
    firm: [0, 2].map((index) => `$.data[${index}].address`),
  },
];

function threeIds(list: string): readonly string[] {
  return [0, 1, 2].flatMap((index) => [`$.data.${list}[${index}]`, `$.data.${list}[${index}].id`]);
}

const changes: readonly Change[] = [
  {
    kind: 'createOrder',
    endpoint: 'POST /orders',
    method: 'POST',
    url: '/orders',
    isIdempotent: true,
    sent: { type: 'resident', tarifId: 3, coupon: 'WELCOME10' },
    answer: { sample: '1001proxy/createOrder.json' },
    send: (account, permit) =>
      account.createOrder?.send({ type: 'resident', tariffId: 3, coupon: 'WELCOME10' }, permit),
    receipt: { refs: ['cm1ord456abc'], charged: usd(625n, 2) },
    essential: ['$.success', '$.data', '$.data.orderId'],
    firm: ['$.data.ok', '$.data.charged'],
  },
  {
    kind: 'extendOrder',
    endpoint: 'POST /orders/{id}/extend',
    method: 'POST',
    url: '/orders/cm1ord456abc/extend',
    sent: { periodId: 2, proxyIds: ['p1', 'p2'] },
    answer: { sample: '1001proxy/extend.json' },
    send: (account, permit) =>
      account.extendOrder?.send({ orderId: 'cm1ord456abc', periodId: 2, proxyIds: ['p1', 'p2'] }, permit),
    receipt: { refs: ['cm1ord456abc'], charged: usd(45n, 1) },
    essential: ['$.success', '$.data'],
    firm: ['$.data.ok', '$.data.charged'],
  },
  {
    kind: 'createDepositAddress',
    endpoint: 'POST /deposits/addresses',
    method: 'POST',
    url: '/deposits/addresses',
    sent: { currency: 'BTC' },
    answer: { sample: '1001proxy/createDepositAddress.json' },
    send: (account, permit) => account.createDepositAddress?.send({ currency: 'BTC' }, permit),
    receipt: { refs: ['BTC'] },
    essential: ['$.success', '$.data', '$.data.currency', '$.data.address'],
  },
];

export const proxy1001Table: ProviderTable = {
  provider: '1001proxy',
  keyHeader: ['authorization', 'Bearer '],
  reads,
  changes,
  downloads: [
    {
      name: 'orders.download',
      endpoint: 'GET /orders/{id}/download',
      url: '/orders/cm1ord456abc/download?format=ip:port&protocol=https',
      sample: '1001proxy/download.txt',
      run: (account, file, signal) =>
        account.orders?.download('cm1ord456abc', { withCredentials: false, protocol: 'https' }, file, signal),
    },
    {
      name: 'orders.download',
      endpoint: 'GET /orders/{id}/download',
      url: '/orders/cm1ord456abc/download?format=user:pass@ip:port&protocol=socks5',
      sample: '1001proxy/downloadWithCredentials.txt',
      run: (account, file, signal) =>
        account.orders?.download('cm1ord456abc', { withCredentials: true, protocol: 'socks5' }, file, signal),
    },
  ],
};
