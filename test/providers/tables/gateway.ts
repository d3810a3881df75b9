import type { ProviderTable } from '../table.js';

const SUBSCRIPTION = 'j97b2f6m1k4n8p3r5t7v9x0z';

const plan = {
  id: 'k17m3q5v7n9p1r2t4w6y8z0a',
  connectionType: 'private',
  durationMs: 2_592_000_000,
  price: { units: 1200n, scale: 2 },
};

const proxy = { host: 'proxy.example.com', port: 12001, user: 'u_6k8s9d', password: { secret: 'p_2n4m6q' } };

const popularPlan = {
  ...plan,
  isPopular: true,
  network: { name: 'NL-AMS', city: 'Amsterdam', country: 'NL', networkType: 'mobile' },
};

const planEssentials = [
  '$.plans',
  '$.plans[0]',
  '$.plans[0].id',
  '$.plans[0].durationMs',
  '$.plans[0].priceAmountCents',
];

export const gatewayTable: ProviderTable = {
  provider: 'gateway',
  keyHeader: ['x-api-key', ''],
  downloads: [],
  reads: [
    {
      name: 'plans.all',
      endpoint: 'GET /api/proxy?op=plans',
      url: '/api/proxy?op=plans',
      sample: 'gateway/plans.json',
      run: (account, signal) => account.plans?.all(signal),
      mapped: [popularPlan],
      essential: planEssentials,
    },
    {
      name: 'keyCheck.check',
      endpoint: 'GET /api/proxy?op=plans',
      url: '/api/proxy?op=plans',
      sample: 'gateway/plans.json',
      run: (account, signal) => account.keyCheck?.check(signal),
      mapped: { isValid: true },
      essential: planEssentials,
      reports401: true,
    },
    {
      name: 'subscriptions.all',
      endpoint: 'GET /api/proxy?op=subscriptions',
      url: '/api/proxy?op=subscriptions',
      sample: 'gateway/subscriptions.json',
      run: (account, signal) => account.subscriptions?.all(signal),
      mapped: [
        {
          id: SUBSCRIPTION,
          status: { known: 'active', text: 'active' },
          activeUntil: 1_762_592_000_000,
          userNote: 'Client A',
          label: '12001 - NL - Private',
          networkLabel: 'NL-AMS Amsterdam',
          rotationMinutes: 10,
          endpoints: [
            { kind: 'proxy', id: `subscription/${SUBSCRIPTION}/http`, address: { scheme: 'http', ...proxy } },
            {
              kind: 'proxy',
              id: `subscription/${SUBSCRIPTION}/socks5`,
              address: { scheme: 'socks5', ...proxy },
            },
            {
              kind: 'tunnel',
              id: `subscription/${SUBSCRIPTION}/vless`,
              protocol: 'vless',
              uri: { secret: 'vless://...' },
            },
            {
              kind: 'tunnel',
              id: `subscription/${SUBSCRIPTION}/shadowsocks`,
              protocol: 'shadowsocks',
              uri: { secret: 'ss://...' },
            },
          ],
          rotation: { isAvailable: true, path: { secret: '/r/abcd1234' } },
        },
      ],
      essential: [
        '$.subscriptions',
        '$.subscriptions[0]',
        '$.subscriptions[0].subscriptionId',
        '$.subscriptions[0].status',
      ],
      firm: [
        '$.subscriptions[0].protocols',
        '$.subscriptions[0].protocols.http',
        '$.subscriptions[0].protocols.socks5',
        '$.subscriptions[0].protocols.vless',
        '$.subscriptions[0].protocols.shadowsocks',
        '$.subscriptions[0].rotate',
        '$.subscriptions[0].rotate.rotatePath',
      ],
    },
    {
      name: 'subscriptions.renewalPlans',
      endpoint: 'GET /api/proxy?op=renewal-plans',
      url: `/api/proxy?op=renewal-plans&subscriptionId=${SUBSCRIPTION}`,
      sample: 'gateway/renewalPlans.json',
      run: (account, signal) => account.subscriptions?.renewalPlans(SUBSCRIPTION, signal),
      mapped: [{ ...plan, isPopular: false }],
      essential: [
        '$.renewalPlans',
        '$.renewalPlans[0]',
        '$.renewalPlans[0].id',
        '$.renewalPlans[0].durationMs',
        '$.renewalPlans[0].priceAmountCents',
      ],
    },
    {
      name: 'subscriptions.availableNetworks',
      endpoint: 'GET /api/proxy?op=available-networks',
      url: `/api/proxy?op=available-networks&subscriptionId=${SUBSCRIPTION}`,
      sample: 'gateway/availableNetworks.json',
      run: (account, signal) => account.subscriptions?.availableNetworks(SUBSCRIPTION, signal),
      mapped: [{ id: 'b1c2d3e4f5g6h7j8k9m0n1p2', label: 'DE-BER Berlin', country: 'DE' }],
      essential: ['$.networks', '$.networks[0]', '$.networks[0].id'],
    },
  ],
};
