import assert from 'node:assert/strict';
import type { CapabilitySet } from '../../../src/core/capabilities.js';
import {
  EFFECT_KINDS,
  type EffectCapabilities,
  type EffectKind,
  type Receipt,
} from '../../../src/core/effects.js';
import { isProviderError, type ProviderErrorDetails } from '../../../src/core/errors.js';
import type { OrderStatus, Subscription } from '../../../src/core/inventory.js';
import { formatDecimal } from '../../../src/core/money.js';
import { DryRun, Permit, type PermitOptions } from '../../../src/core/permit.js';
import type { ProviderId } from '../../../src/sandbox/types.js';
import { Secret } from '../../../src/core/secret.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { accountAt, effectsAt } from '../account.js';
import { rejectionOf } from './sending.js';

const { signal } = new AbortController();
const ORDER = { type: 'ipv4', countryId: 1, periodId: 1, quantity: 2 };

/** Sends an effect, having read what it needs; `permit` is all that may change between two calls. */
type Sending = (permit: Permit) => Promise<Receipt> | undefined;

/** The senders and the sandbox are each written from the documents alone: here they meet. */
describe('the effects at the sandbox', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ seed: 7, rateLimitScale: 100 });
  });

  after(() => sandbox.stop());

  beforeEach(() => {
    sandbox.clearFaults();
  });

  function baseUrl(provider: ProviderId): string {
    const account = sandbox.accounts.find((candidate) => candidate.provider === provider);
    assert.ok(account);
    return account.baseUrl;
  }

  function account(provider: ProviderId, key = sandbox.keys[provider].main): CapabilitySet {
    return accountAt(provider, baseUrl(provider), key);
  }

  function effects(provider: ProviderId, key?: string): Partial<EffectCapabilities> {
    return effectsAt(provider, baseUrl(provider), key ?? sandbox.keys[provider].main);
  }

  function permit(options: Partial<PermitOptions> = {}): Permit {
    const payload = new Secret('1.2.3.4:1080\n5.6.7.8:8080:user:pass-word');
    return new Permit({ signal, payload, ...options });
  }

  async function refusal(sent: Promise<unknown> | undefined): Promise<ProviderErrorDetails> {
    const entries = sandbox.ledger.length;
    const error = await rejectionOf(Promise.resolve(sent));
    assert.ok(isProviderError(error), String(error));
    assert.equal(sandbox.ledger.length, entries, 'what is refused has no effect');
    return error.details;
  }

  async function subscription(isWanted: (each: Subscription) => boolean = () => true): Promise<Subscription> {
    const all = (await account('gateway').subscriptions?.all(signal)) ?? [];
    const found = all.find(
      (each) => each.status.known === 'active' && each.rotation?.isAvailable === true && isWanted(each),
    );
    assert.ok(found);
    return found;
  }

  async function plan(): Promise<string> {
    const found = (await account('gateway').plans?.all(signal))?.find(({ isPopular }) => isPopular);
    assert.ok(found);
    return found.id;
  }

  async function order(status: OrderStatus): Promise<string> {
    const found = (await account('1001proxy').orders?.page({ page: 1, status, type: 'ipv4' }, signal))?.items;
    assert.ok(found?.[0]);
    return found[0].id;
  }

  const PREPARED: Readonly<Record<EffectKind, { readonly action: string; prepare: () => Promise<Sending> }>> =
    {
      purchase: {
        action: 'purchase',
        prepare: async () => {
          const effect = { planId: await plan(), quantity: 2, repeatCount: 3, couponCode: 'MYCODE' };
          return (leave) => effects('gateway').purchase?.send(effect, leave);
        },
      },
      renew: {
        action: 'renew',
        prepare: async () => {
          const { id } = await subscription();
          const [first] = (await account('gateway').subscriptions?.renewalPlans(id, signal)) ?? [];
          const effect = { subscriptionId: id, planId: first?.id ?? '', repeatCount: 2 };
          return (leave) => effects('gateway').renew?.send(effect, leave);
        },
      },
      trial: {
        action: 'trial',
        prepare: async () => {
          const planId = await plan();
          return (leave) => effects('gateway', sandbox.keys.gateway.trial).trial?.send({ planId }, leave);
        },
      },
      changeCredentials: {
        action: 'change-credentials',
        prepare: async () => {
          const { id } = await subscription();
          return (leave) => effects('gateway').changeCredentials?.send({ subscriptionId: id }, leave);
        },
      },
      setRotationPolicy: {
        action: 'set-rotation-policy',
        prepare: async () => {
          const effect = { subscriptionId: (await subscription()).id, rotationMinutes: 15 };
          return (leave) => effects('gateway').setRotationPolicy?.send(effect, leave);
        },
      },
      switchNetwork: {
        action: 'switch-network',
        prepare: async () => {
          const { id } = await subscription();
          const [first] = (await account('gateway').subscriptions?.availableNetworks(id, signal)) ?? [];
          const effect = { subscriptionId: id, networkId: first?.id ?? '' };
          return (leave) => effects('gateway').switchNetwork?.send(effect, leave);
        },
      },
      rotateNow: {
        action: 'rotate',
        prepare: async () => {
          const { id } = await subscription();
          return (leave) => effects('gateway').rotateNow?.send({ subscriptionId: id }, leave);
        },
      },
      createOrder: {
        action: 'order',
        prepare: () => Promise.resolve((leave) => effects('1001proxy').createOrder?.send(ORDER, leave)),
      },
      extendOrder: {
        action: 'extend',
        prepare: async () => {
          const effect = { orderId: await order('active'), periodId: 1 };
          return (leave) => effects('1001proxy').extendOrder?.send(effect, leave);
        },
      },
      createDepositAddress: {
        action: 'deposit address',
        prepare: () =>
          Promise.resolve((leave) =>
            effects('1001proxy').createDepositAddress?.send({ currency: 'USDT_TON' }, leave),
          ),
      },
      signUp: {
        action: 'sign-up',
        prepare: () =>
          Promise.resolve((leave) => effects('iploop').signUp?.send({ email: 'new@sandbox.test' }, leave)),
      },
      submitCheck: {
        action: 'check',
        prepare: () =>
          Promise.resolve((leave) =>
            effects('checker').submitCheck?.send({ lineCount: 2, includeAnonymity: true }, leave),
          ),
      },
    };

  for (const kind of EFFECT_KINDS) {
    it(`${kind} has its one entry in the ledger, and none as a dry run`, async () => {
      const { action, prepare } = PREPARED[kind];
      const send = await prepare();
      const entries = sandbox.ledger.length;
      const shown = await rejectionOf(Promise.resolve(send(permit({ isDryRun: true }))));
      assert.ok(shown instanceof DryRun, String(shown));
      assert.equal(sandbox.ledger.length, entries);

      const once = permit();
      const receipt = await send(once);
      assert.ok(receipt);
      await assert.rejects(async () => send(once), { message: 'A permit is good for one request' });
      const [charge, ...others] = sandbox.ledger.slice(entries);
      assert.ok(charge);
      assert.deepEqual([charge.action, others.length], [action, 0]);
      if (kind !== 'signUp') {
        assert.equal(receipt.refs.join(), charge.ref);
      }
      if (receipt.charged) {
        assert.equal(formatDecimal(receipt.charged, 2), charge.amount);
      }
    });
  }

  it('shows in the lists what was bought and changed', async () => {
    const { purchase, switchNetwork, setRotationPolicy, changeCredentials } = effects('gateway');
    const all = async () => (await account('gateway').subscriptions?.all(signal)) ?? [];
    const { refs = [] } =
      (await purchase?.send({ planId: await plan(), quantity: 1, repeatCount: 1 }, permit())) ?? {};
    const [id = ''] = refs;
    const find = async () => (await all()).find((each) => each.id === id);
    const fresh = await find();
    assert.equal(fresh?.status.known, 'active');
    const [network] = (await account('gateway').subscriptions?.availableNetworks(id, signal)) ?? [];
    await switchNetwork?.send({ subscriptionId: id, networkId: network?.id ?? '' }, permit());
    await setRotationPolicy?.send({ subscriptionId: id, rotationMinutes: 60 }, permit());
    await changeCredentials?.send({ subscriptionId: id }, permit());
    const changed = await find();
    assert.deepEqual([changed?.networkLabel, changed?.rotationMinutes], [network?.label, 60]);
    const password = (each: Subscription | undefined) =>
      each?.endpoints.flatMap((endpoint) =>
        endpoint.kind === 'proxy' ? [endpoint.address.password] : [],
      )[0];
    assert.notEqual(password(changed)?.expose(), password(fresh)?.expose());
  });

  it('orders and numbers nothing twice for one idempotency key', async () => {
    const entries = sandbox.ledger.length;
    const send = () => effects('1001proxy').createOrder?.send(ORDER, permit({ idempotencyKey: 'k-1' }));
    const first = await send();
    assert.deepEqual(await send(), first);
    assert.deepEqual(
      sandbox.ledger.slice(entries).map(({ idempotencyKey }) => idempotencyKey),
      ['k-1'],
    );
  });

  it('makes an address once, and shows it in the list as it is', async () => {
    const entries = sandbox.ledger.length;
    const { createDepositAddress } = effects('1001proxy');
    const make = () => createDepositAddress?.send({ currency: 'XMR' }, permit());
    assert.deepEqual([await make(), await make()], [{ refs: ['XMR'] }, { refs: ['XMR'] }]);
    assert.equal(sandbox.ledger.length, entries + 1);
    const listed = await account('1001proxy').depositAddresses?.all(signal);
    assert.ok(listed?.find(({ currency }) => currency === 'XMR')?.address);
  });

  it('makes an account whose key works', async () => {
    const { signUp } = effects('iploop');
    const { key } = (await signUp?.send({ email: 'other@sandbox.test' }, permit())) ?? {};
    assert.ok(key);
    assert.equal((await account('iploop', key.expose()).keyCheck?.check(signal))?.isValid, true);
    assert.equal((await refusal(signUp?.send({ email: 'other@sandbox.test' }, permit()))).kind, 'conflict');
  });

  it('says what is refused, and why', async () => {
    const { keys } = sandbox;
    const planId = await plan();
    const purchase = { planId, quantity: 1, repeatCount: 1 };
    const kinds = async (...sent: readonly (Promise<unknown> | undefined)[]) => {
      const found = [];
      for (const each of sent) {
        found.push((await refusal(each)).kind);
      }
      return found;
    };
    const poor = effects('gateway', keys.gateway.poor);
    const main = effects('gateway');
    assert.deepEqual(await kinds(poor.purchase?.send(purchase, permit())), ['insufficientFunds']);
    assert.deepEqual(await kinds(main.trial?.send({ planId }, permit())), ['forbidden']);
    assert.deepEqual(await kinds(main.purchase?.send({ ...purchase, quantity: 0 }, permit())), [
      'invalidRequest',
    ]);
    const gone = { subscriptionId: 'gone' };
    assert.deepEqual(await kinds(main.changeCredentials?.send(gone, permit())), ['notFound']);
    assert.deepEqual(await kinds(main.rotateNow?.send(gone, permit())), ['conflict']);

    const short = await refusal(
      effects('1001proxy', keys['1001proxy'].poor).createOrder?.send({ ...ORDER, quantity: 900 }, permit()),
    );
    assert.deepEqual([short.kind, short.available], ['insufficientFunds', '3.1']);
    const pending = { orderId: await order('pending'), periodId: 1 };
    const { extendOrder, createDepositAddress } = effects('1001proxy');
    assert.equal((await refusal(extendOrder?.send(pending, permit()))).code, 'NOT_PROVISIONED');
    const currency = { currency: 'EUR' };
    assert.equal((await refusal(createDepositAddress?.send(currency, permit()))).code, 'INVALID_CURRENCY');

    const check = { lineCount: 1, includeAnonymity: false };
    const readOnly = effects('checker', keys.checker.readOnly).submitCheck;
    assert.deepEqual(await kinds(readOnly?.send(check, permit())), ['forbidden']);
    const noProxy = permit({ payload: new Secret('proxy.example.com:80') });
    assert.deepEqual(await kinds(effects('checker').submitCheck?.send(check, noProxy)), ['invalidRequest']);
  });

  it('says that the money came back where the supplier failed', async () => {
    const entries = sandbox.ledger.length;
    sandbox.inject({ provider: '1001proxy', match: { op: 'createOrder' }, kind: 'upstreamError' });
    const error = await rejectionOf(Promise.resolve(effects('1001proxy').createOrder?.send(ORDER, permit())));
    assert.ok(isProviderError(error));
    assert.deepEqual([error.details.code, error.details.isRefunded], ['UPSTREAM_ERROR', true]);
    assert.deepEqual(
      sandbox.ledger.slice(entries).map(({ action }) => action),
      ['order', 'refund of order'],
    );
  });
});
