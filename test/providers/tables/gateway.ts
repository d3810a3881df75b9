import { sampleText, type Change, type ProviderTable } from '../table.js';

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

const NETWORK = 'b1c2d3e4f5g6h7j8k9m0n1p2';

const change = { method: 'POST', url: '/api/proxy', receipt: { refs: [SUBSCRIPTION] } } as const;

const purchase = {
  planId: 'k17m3q5v7n9p1r2t4w6y8z0a',
  couponCode: 'MYCODE',
  repeatCount: 3,
  quantity: 2,
};

const renewal = {
  subscriptionId: SUBSCRIPTION,
  planId: 'q2w4e6r8t0y2u4i6o8p0a2s4',
  couponCode: 'MYCODE',
  repeatCount: 3,
};

const changes: readonly Change[] = [
  {
    ...change,
    kind: 'purchase',
    endpoint: 'POST /api/proxy op=purchase',
    sent: sampleJson('gateway/purchaseRequest.json'),
    answer: { sample: 'gateway/purchase.json' },
    send: (account, permit) => account.purchase?.send(purchase, permit),
    receipt: { refs: [SUBSCRIPTION, 'n38k2f6m1k4n8p3r5t7v9x0z'] },
    essential: ['$.ok'],
  },
  {
    ...change,
    kind: 'renew',
    endpoint: 'POST /api/proxy op=renew',
    sent: sampleJson('gateway/renewRequest.json'),
    answer: { sample: 'gateway/renew.json' },
    send: (account, permit) => account.renew?.send(renewal, permit),
    essential: ['$.ok'],
  },
  {
    ...change,
    kind: 'trial',
    endpoint: 'POST /api/proxy op=trial',
    sent: { op: 'trial', planId: 'p1' },
    answer: { text: '{}' },
    send: (account, permit) => account.trial?.send({ planId: 'p1' }, permit),
    receipt: { refs: [] },
  },
  {
    ...change,
    kind: 'changeCredentials',
    endpoint: 'POST /api/proxy op=change-credentials',
    sent: sampleJson('gateway/changeCredentialsRequest.json'),
    answer: { sample: 'gateway/changeCredentials.json' },
    send: (account, permit) => account.changeCredentials?.send({ subscriptionId: SUBSCRIPTION }, permit),
    essential: ['$.ok'],
  },
  {
    ...change,
    kind: 'setRotationPolicy',
    endpoint: 'POST /api/proxy op=set-rotation-policy',
    sent: sampleJson('gateway/setRotationPolicyRequest.json'),
    answer: { sample: 'gateway/setRotationPolicy.json' },
    send: (account, permit) =>
      account.setRotationPolicy?.send({ subscriptionId: SUBSCRIPTION, rotationMinutes: 10 }, permit),
    essential: ['$.ok'],
  },
  {
    ...change,
    kind: 'switchNetwork',
    endpoint: 'POST /api/proxy op=switch-network',
    sent: sampleJson('gateway/switchNetworkRequest.json'),
    answer: { sample: 'gateway/switchNetwork.json' },
    send: (account, permit) =>
      account.switchNetwork?.send({ subscriptionId: SUBSCRIPTION, networkId: NETWORK }, permit),
    essential: ['$.ok'],
  },
  {
    kind: 'rotateNow',
    endpoint: 'GET rotate link',
    url: '/r/abcd1234',
    isAnonymous: true,
    ignoresAnswer: true,
    answer: { text: 'Rotating' },
    reads: {
      endpoint: 'GET /api/proxy?op=subscriptions',
      url: '/api/proxy?op=subscriptions',
      sample: 'gateway/subscriptions.json',
    },
    send: (account, permit) => account.rotateNow?.send({ subscriptionId: SUBSCRIPTION }, permit),
    receipt: { refs: [SUBSCRIPTION] },
  },
];

function sampleJson(path: string): unknown {
  return JSON.parse(sampleText(path));
}

export const gatewayTable: ProviderTable = {
  provider: 'gateway',
  keyHeader: ['x-api-key', ''],
  downloads: [],
  changes,
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
