import type { CapabilitySet } from '../../src/core/capabilities.js';
import type { Effect, EffectKind } from '../../src/core/effects.js';
import type { Subscription } from '../../src/core/inventory.js';
import { Secret } from '../../src/core/secret.js';
import type { Charge, ProviderId, SandboxKeys } from '../../src/sandbox/types.js';

/** One spending call: whom it is for, what it is called in the sandbox, and what can be proposed. */
export interface CallUnderTest {
  readonly provider: ProviderId;
  readonly key: (keys: SandboxKeys) => string;
  /** As the sandbox's faults match it. */
  readonly op: string;
  /** As the sandbox's ledger says it. */
  readonly action: string;
  /** Doing it twice leaves what doing it once left, so that "done" may be true without a charge of its own. */
  readonly isIdempotent?: true;
  /** `rival` 1 differs from 0. `nonce` tells runs at one sandbox apart. */
  propose(
    capabilities: CapabilitySet,
    choice: { readonly rival: number; readonly nonce: number },
  ): Promise<Effect>;
  /** What the ledger shows of which proposal it was: two with the same sign cannot be told apart there. */
  readonly signOf: (effect: Effect) => string;
  readonly signIn: (charge: Charge) => string;
}

const never = () => new AbortController().signal;

const atGateway = { provider: 'gateway', key: (keys: SandboxKeys) => keys.gateway.main } as const;
const at1001Proxy = { provider: '1001proxy', key: (keys: SandboxKeys) => keys['1001proxy'].main } as const;

const none = () => '';
const bySubscription = {
  signOf: ({ of }: Effect) => ('subscriptionId' in of ? of.subscriptionId : ''),
  signIn: ({ ref }: Charge) => ref,
};

export const CALLS: Readonly<Record<EffectKind, CallUnderTest>> = {
  purchase: {
    ...atGateway,
    op: 'purchase',
    action: 'purchase',
    propose: async (capabilities, { rival }) => ({
      kind: 'purchase',
      of: { planId: await cheapestPlan(capabilities), quantity: 1 + rival, repeatCount: 1 },
    }),
    signOf: ({ of }) => ('quantity' in of ? String(of.quantity) : ''),
    signIn: ({ ref }) => String(ref.split(',').length),
  },
  renew: {
    ...atGateway,
    op: 'renew',
    action: 'renew',
    propose: async (capabilities, { rival, nonce }) => {
      const subscriptionId = await subscription(capabilities, rival + nonce);
      const plans = (await capabilities.subscriptions?.renewalPlans(subscriptionId, never())) ?? [];
      return { kind: 'renew', of: { subscriptionId, planId: cheapest(plans), repeatCount: 1 } };
    },
    ...bySubscription,
  },
  trial: {
    provider: 'gateway',
    key: (keys) => keys.gateway.trial,
    op: 'trial',
    action: 'trial',
    propose: async (capabilities, { rival }) => {
      const plans = (await capabilities.plans?.all(never())) ?? [];
      return { kind: 'trial', of: { planId: given(plans[rival]?.id) } };
    },
    signOf: none,
    signIn: none,
  },
  changeCredentials: {
    ...atGateway,
    op: 'change-credentials',
    action: 'change-credentials',
    propose: async (capabilities, { rival, nonce }) => ({
      kind: 'changeCredentials',
      of: { subscriptionId: await subscription(capabilities, rival + nonce) },
    }),
    ...bySubscription,
  },
  setRotationPolicy: {
    ...atGateway,
    op: 'set-rotation-policy',
    action: 'set-rotation-policy',
    isIdempotent: true,
    propose: async (capabilities, { rival, nonce }) => {
      const { id, rotationMinutes } = pick(await rotating(capabilities), nonce);
      const others = [5, 10, 15, 30, 60].filter((minutes) => minutes !== rotationMinutes);
      return { kind: 'setRotationPolicy', of: { subscriptionId: id, rotationMinutes: pick(others, rival) } };
    },
    ...bySubscription,
  },
  switchNetwork: {
    ...atGateway,
    op: 'switch-network',
    action: 'switch-network',
    propose: async (capabilities, { rival, nonce }) => {
      const subscriptionId = await subscription(capabilities, nonce);
      const networks = (await capabilities.subscriptions?.availableNetworks(subscriptionId, never())) ?? [];
      return { kind: 'switchNetwork', of: { subscriptionId, networkId: pick(networks, rival).id } };
    },
    ...bySubscription,
  },
  rotateNow: {
    ...atGateway,
    op: 'rotate',
    action: 'rotate',
    propose: async (capabilities, { rival, nonce }) => ({
      kind: 'rotateNow',
      of: { subscriptionId: pick(await rotating(capabilities), rival + nonce).id },
    }),
    ...bySubscription,
  },
  createOrder: {
    ...at1001Proxy,
    op: 'createOrder',
    action: 'order',
    propose: (_capabilities, { rival }) =>
      Promise.resolve({
        kind: 'createOrder',
        of: { type: 'ipv6', countryId: 1, periodId: 1, quantity: 1 + rival, protocol: 'SOCKS5' },
      }),
    signOf: none,
    signIn: none,
  },
  extendOrder: {
    ...at1001Proxy,
    op: 'extendOrder',
    action: 'extend',
    propose: async (capabilities, { rival, nonce }) => {
      const page = await capabilities.orders?.page(
        { page: 1, pageSize: 100, type: 'ipv6', status: 'active' },
        never(),
      );
      const old = page?.items.filter(({ quantity }) => quantity > 5) ?? [];
      return { kind: 'extendOrder', of: { orderId: pick(old, rival + nonce).id, periodId: 1 } };
    },
    signOf: ({ of }) => ('orderId' in of ? of.orderId : ''),
    signIn: ({ ref }) => ref,
  },
  createDepositAddress: {
    ...at1001Proxy,
    op: 'createDepositAddress',
    action: 'deposit address',
    isIdempotent: true,
    propose: async (capabilities, { rival }) => {
      const missing = ((await capabilities.depositAddresses?.all(never())) ?? []).filter(
        ({ address }) => address === undefined,
      );
      return { kind: 'createDepositAddress', of: { currency: pick(missing, rival).currency } };
    },
    signOf: ({ of }) => ('currency' in of ? of.currency : ''),
    signIn: ({ ref }) => ref,
  },
  signUp: {
    provider: 'iploop',
    key: (keys) => keys.iploop.main,
    op: 'signUp',
    action: 'sign-up',
    propose: (_capabilities, { rival, nonce }) =>
      Promise.resolve({ kind: 'signUp', of: { email: `run-${nonce}-${rival}@sandbox.test` } }),
    signOf: none,
    signIn: none,
  },
  submitCheck: {
    provider: 'checker',
    key: (keys) => keys.checker.main,
    op: 'check',
    action: 'check',
    propose: (_capabilities, { rival }) =>
      Promise.resolve({ kind: 'submitCheck', of: { lineCount: 1 + rival, includeAnonymity: false } }),
    signOf: none,
    signIn: none,
  },
};

/** What goes out with an effect and is not journalled. */
export function payloadOf({ kind, of }: Effect): Secret | undefined {
  switch (kind) {
    case 'signUp':
      return new Secret('correct horse battery staple');
    case 'submitCheck':
      return new Secret('192.0.2.1:8080\n'.repeat(of.lineCount));
    default:
      return undefined;
  }
}

async function cheapestPlan({ plans }: CapabilitySet): Promise<string> {
  return cheapest((await plans?.all(never())) ?? []);
}

function cheapest(
  plans: readonly { readonly id: string; readonly price: { readonly units: bigint } }[],
): string {
  return given([...plans].sort((left, right) => Number(left.price.units - right.price.units))[0]?.id);
}

async function subscription(capabilities: CapabilitySet, index: number): Promise<string> {
  return pick(await active(capabilities), index).id;
}

async function rotating(capabilities: CapabilitySet): Promise<readonly Subscription[]> {
  return (await active(capabilities)).filter(({ rotation }) => rotation?.isAvailable === true);
}

async function active({ subscriptions }: CapabilitySet): Promise<readonly Subscription[]> {
  return ((await subscriptions?.all(never())) ?? []).filter(({ status }) => status.known === 'active');
}

function pick<T>(choices: readonly T[], index: number): T {
  return given(choices[index % choices.length]);
}

function given<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('The sandbox has nothing left to propose this for');
  }
  return value;
}
