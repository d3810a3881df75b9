import {
  type Call,
  isRecord,
  jsonObject,
  parseJson,
  type ProviderApi,
  singleHeader,
  textField,
} from '../../api/call.js';
import { json, type Reply } from '../../api/reply.js';
import { isGatewayId } from './catalogue.js';
import { fail } from './fail.js';
import { purchase, renew, renewalPlans, trial } from './purchases.js';
import type { GatewayAccount, GatewayState } from './state.js';
import {
  fullView,
  isActive,
  networkLabel,
  nextPassword,
  setRotation,
  type Subscription,
} from './subscription.js';

const ROTATION_MINUTES: readonly unknown[] = [0, 5, 10, 15, 30, 60];

type Body = Readonly<Record<string, unknown>>;
type Operation = (state: GatewayState, account: GatewayAccount, body: Body, call: Call) => Reply;

const READS: Readonly<Record<string, Operation>> = {
  plans: ({ catalogue }) =>
    json({
      ok: true,
      plans: catalogue.plans.map(({ network: { name, city, country, networkType }, ...plan }) => ({
        id: plan.id,
        connectionType: plan.connectionType,
        durationMs: plan.durationMs,
        priceAmountCents: plan.priceAmountCents,
        popular: plan.popular,
        network: { name, city, country, networkType },
      })),
    }),
  subscriptions: (_state, { subscriptions }, _query, { now }) =>
    json({ ok: true, subscriptions: subscriptions.map((subscription) => fullView(subscription, now)) }),
  'renewal-plans': ofSubscription((state, _account, subscription) =>
    json({
      ok: true,
      renewalPlans: renewalPlans(state, subscription).map(
        ({ id, connectionType, durationMs, priceAmountCents }) => ({
          id,
          connectionType,
          durationMs,
          priceAmountCents,
        }),
      ),
    }),
  ),
  'available-networks': ofSubscription(({ catalogue }, _account, subscription) =>
    json({
      ok: true,
      networks: catalogue.networks
        .filter((network) => network.isOpen && network !== subscription.network)
        .map((network) => ({
          id: network.id,
          networkLabel: networkLabel(network),
          country: network.country,
        })),
    }),
  ),
};

const WRITES: Readonly<Record<string, Operation>> = {
  purchase,
  trial,
  renew: ofSubscription(renew),
  'change-credentials': ofActiveSubscription((state, account, subscription) => {
    subscription.password = nextPassword(subscription);
    subscription.vpn = state.world.random.fork(subscription.password).uuid();
    note(state, account, 'change-credentials', subscription);
    return json({ ok: true, password: subscription.password, vpn: subscription.vpn });
  }),
  'set-rotation-policy': ofActiveSubscription((state, account, subscription, { rotationPolicy }, { now }) => {
    if (typeof rotationPolicy !== 'number' || !ROTATION_MINUTES.includes(rotationPolicy)) {
      return fail(400, 'Missing or invalid rotationPolicy');
    }
    if (!subscription.canRotate) {
      return fail(409, 'Rotation policy not available for this subscription');
    }
    setRotation(subscription, rotationPolicy, now);
    note(state, account, 'set-rotation-policy', subscription);
    return json({ ok: true });
  }),
  'switch-network': ofActiveSubscription((state, account, subscription, { targetNetwork }, { now }) => {
    const network = state.catalogue.networks.find(({ id }) => id === targetNetwork);
    if (!network) {
      return fail(400, 'Missing or invalid targetNetwork');
    }
    if (!network.isOpen || network === subscription.network) {
      return fail(409, 'Inactive network');
    }
    subscription.network = network;
    subscription.turns += 1;
    note(state, account, 'switch-network', subscription);
    return json({ ok: true, subscription: fullView(subscription, now) });
  }),
};

/** The gateway's one endpoint with its operations, and the rotate links that it hands out. */
export function gatewayApi(state: GatewayState): ProviderApi {
  return {
    basePath: '',
    maxBodyBytes: 1024 * 1024,
    fail,
    loggedPath: (path) => path.replace(/^\/r\/.*/, '/r/***'),
    routes: [
      {
        method: 'GET',
        path: '/api/proxy',
        op: ({ query }) => query.get('op') ?? '',
        handle: (call) => run(state, READS, Object.fromEntries(call.query), call),
      },
      {
        method: 'POST',
        path: '/api/proxy',
        op: (call) => textField(jsonObject(call) ?? {}, 'op') ?? '',
        handle: (call) => {
          const body = parseJson(call.body);
          return isRecord(body)
            ? run(state, WRITES, body, call)
            : run(state, {}, {}, call, body === undefined ? 'Invalid JSON body' : 'Body must be an object');
        },
      },
      { method: 'GET', path: '/r/:token', op: 'rotate', handle: (call) => rotate(state, call) },
      { method: 'POST', path: '/r/:token', op: 'rotate', handle: (call) => rotate(state, call) },
    ],
  };
}

function run(
  state: GatewayState,
  operations: Readonly<Record<string, Operation>>,
  body: Body,
  call: Call,
  problem = 'Missing or unknown op',
): Reply {
  const account = state.account(singleHeader(call.headers, 'x-api-key') ?? '');
  if (!account) {
    return fail(401, 'Unauthorized');
  }
  if (account.isForbidden) {
    return fail(403, 'Forbidden');
  }
  const op = textField(body, 'op') ?? '';
  const operation = Object.hasOwn(operations, op) ? operations[op] : undefined;
  return operation ? operation(state, account, body, call) : fail(400, problem);
}

type SubscriptionOperation = (
  state: GatewayState,
  account: GatewayAccount,
  subscription: Subscription,
  body: Body,
  call: Call,
) => Reply;

function ofSubscription(operation: SubscriptionOperation): Operation {
  return (state, account, body, call) => {
    const { subscriptionId } = body;
    if (!isGatewayId(subscriptionId)) {
      return fail(400, 'Missing or invalid subscriptionId');
    }
    const subscription = account.subscriptions.find(({ id }) => id === subscriptionId);
    return subscription
      ? operation(state, account, subscription, body, call)
      : fail(404, 'Subscription not found');
  };
}

function ofActiveSubscription(operation: SubscriptionOperation): Operation {
  return ofSubscription((state, account, subscription, body, call) =>
    isActive(subscription, call.now)
      ? operation(state, account, subscription, body, call)
      : fail(409, 'Invalid subscription state'),
  );
}

/** Method and answer are not documented: both methods work, and the text says nothing to rely on. */
function rotate(state: GatewayState, { params, now }: Call): Reply {
  const rented = state.byRotateLink(params['token'] ?? '');
  if (!rented?.subscription.canRotate || !isActive(rented.subscription, now)) {
    return fail(404, 'Not found');
  }
  rented.subscription.turns += 1;
  note(state, rented.account, 'rotate', rented.subscription);
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK\n' };
}

function note({ world }: GatewayState, account: GatewayAccount, action: string, { id }: Subscription): void {
  world.ledger.add({
    at: world.clock(),
    provider: 'gateway',
    account: account.name,
    action,
    amount: '0.00',
    ref: id,
  });
}
