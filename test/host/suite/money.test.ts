import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandName } from '../../../src/core/commands.js';
import { EFFECT_KINDS } from '../../../src/core/effects.js';
import type { ProviderId } from '../../../src/sandbox/types.js';
import { Dialogs } from '../dialogs.js';
import { run } from '../product.js';
import { isEffect } from '../requests.js';
import { useProduct } from '../useProduct.js';

/** A call that leaves nothing to be asked but what the modal asks. */
interface Whole {
  readonly args: object;
  /** What is asked all the same: what is typed alone, or has no argument. */
  readonly answers?: readonly string[];
  /** The modal's button that sends. */
  readonly send: string;
  /** The one call that it sends. */
  readonly op: string;
}

/** Fields that no command has, and that a task or another extension might hope for. */
const HOPEFUL = { confirm: true, confirmed: true, force: true, yes: true, modal: false, decision: 'send' };

/** The account that signing up adds, which no later suite expects. */
const SIGNED_UP = 'Signed up';

const PASSWORD = 'correct-Horse/battery%7 staple';

describe('what spends or changes, called with all it takes', function () {
  this.timeout(60_000);
  const product = useProduct();

  beforeEach(async () => {
    // a person's limits, and what an earlier test bought, begin anew
    await product().restart();
    await vscode.env.clipboard.writeText('192.0.2.1:8080\n');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const accountAt = (provider: ProviderId) => {
    const found = product().sandbox.accounts.find((account) => account.provider === provider);
    assert.ok(found);
    return found;
  };

  /** The first id of a list of the gateway. */
  async function gatewayId(list: string, query = `op=${list}`, isWanted = /./): Promise<string> {
    const { baseUrl, key } = accountAt('gateway');
    const answered = await fetch(`${baseUrl}/api/proxy?${query}`, { headers: { 'x-api-key': key } });
    const body = (await answered.json()) as Readonly<
      Record<string, readonly Readonly<Record<string, unknown>>[]>
    >;
    const item = body[list]?.find((each) => isWanted.test(JSON.stringify(each)));
    return String(item?.['subscriptionId'] ?? item?.['id']);
  }

  async function orderId(): Promise<string> {
    const { baseUrl, key } = accountAt('1001proxy');
    const answered = await fetch(`${baseUrl}/orders?type=ipv4&status=active`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { data } = (await answered.json()) as { readonly data: readonly { readonly id: string }[] };
    return data[0]?.id ?? '';
  }

  const plan = () => gatewayId('plans');
  const subscription = () => gatewayId('subscriptions', undefined, /"Client A"/);
  const ofSubscription = async (list: string, op: string) =>
    gatewayId(list, `op=${op}&subscriptionId=${await subscription()}`);

  const WHOLE: Readonly<Partial<Record<CommandName, () => Promise<Whole>>>> = {
    buySubscription: async () => ({
      args: { plan: await plan(), quantity: 2, repeatCount: 3, couponCode: '' },
      send: 'Buy for 72.00',
      op: 'purchase',
    }),
    renewSubscription: async () => ({
      args: {
        subscription: await subscription(),
        plan: await ofSubscription('renewalPlans', 'renewal-plans'),
        repeatCount: 1,
        couponCode: '',
      },
      send: 'Renew for 12.00',
      op: 'renew',
    }),
    requestTrial: async () => ({ args: { plan: await plan() }, send: 'Request trial', op: 'trial' }),
    changeCredentials: async () => ({
      args: { subscription: await subscription() },
      send: 'Change credentials',
      op: 'change-credentials',
    }),
    rotateNow: async () => ({ args: { subscription: await subscription() }, send: 'Rotate', op: 'rotate' }),
    setRotationPolicy: async () => ({
      args: { subscription: await subscription(), policy: 60 },
      send: 'Set rotation',
      op: 'set-rotation-policy',
    }),
    switchNetwork: async () => ({
      args: {
        subscription: await subscription(),
        network: await ofSubscription('networks', 'available-networks'),
      },
      send: 'Switch network',
      op: 'switch-network',
    }),
    createOrder: () =>
      Promise.resolve({
        args: { type: 'ipv4', country: 'Germany', periodId: 1, quantity: 1, couponCode: 'WELCOME10' },
        send: 'Order for $1.125',
        op: 'createOrder',
      }),
    extendOrder: async () => ({
      args: { order: await orderId(), periodId: 1 },
      send: 'Extend for about $12.50',
      op: 'extendOrder',
    }),
    showDepositAddresses: () =>
      Promise.resolve({ args: { currency: 'TON' }, send: 'Create address', op: 'createDepositAddress' }),
    signUp: () =>
      Promise.resolve({
        args: {
          provider: 'iploop',
          baseUrl: accountAt('iploop').baseUrl,
          email: 'me@example.com',
          label: SIGNED_UP,
        },
        answers: [PASSWORD, PASSWORD],
        send: 'Sign up',
        op: 'signUp',
      }),
    checkProxies: () =>
      Promise.resolve({
        args: { source: 'clipboard', engine: 'remote' },
        answers: ['Whether they work'],
        send: 'Send list',
        op: 'check',
      }),
  };

  after(async () => {
    const dialogs = new Dialogs();
    dialogs.press('Remove');
    await run('removeAccount', { account: SIGNED_UP });
    dialogs.restore();
  });

  for (const [name, whole] of Object.entries(WHOLE)) {
    const called = async (presses: readonly string[], { args, answers = [] }: Whole) => {
      const { dialogs, questions, sandbox, assertNoSecret } = product();
      dialogs.press(...presses);
      questions.answer(...answers);
      const before = sandbox.requests.length;
      const result = await vscode.commands.executeCommand(`egress.${name}`, { ...args, ...HOPEFUL });
      const said = JSON.stringify([result ?? null, dialogs.shown, questions.asked]);
      assert.ok(!said.includes(PASSWORD));
      assertNoSecret([said], 'what it answered, said and asked');
      assert.equal(questions.asked.length, answers.length);
      assert.equal(dialogs.modals.length, 1, dialogs.text);
      const effects = sandbox.requests.slice(before).filter(isEffect);
      return { result, modal: dialogs.modals[0], ops: effects.map(({ op }) => op) };
    };

    it(`${name} sends nothing while nobody presses the modal’s button`, async () => {
      const { result, modal, ops } = await called([], await whole());
      assert.deepEqual([ops, product().sandbox.ledger], [[], []]);
      assert.ok(modal?.buttons.includes((await whole()).send), modal?.buttons.join());
      if (name !== 'showDepositAddresses') {
        assert.equal(result, undefined);
      }
    });

    it(`${name} sends nothing for a dry run, and shows no secret in it`, async () => {
      const { ops } = await called(['Dry run'], await whole());
      assert.deepEqual([ops, product().sandbox.ledger], [[], []]);
      const shown = vscode.window.activeTextEditor?.document;
      assert.equal(shown?.uri.scheme, 'egress-dry-run');
      assert.match(shown.getText(), /Nothing was sent/);
      assert.ok(!shown.getText().includes(PASSWORD));
      product().assertNoSecret(shown.getText(), 'the dry run');
    });

    it(`${name} sends its one call when the button is pressed`, async () => {
      const { send, op, ...rest } = await whole();
      const { ops } = await called([send], { send, op, ...rest });
      assert.deepEqual(ops, [op]);
    });
  }

  it('is every kind of effect', () => {
    assert.equal(Object.keys(WHOLE).length, EFFECT_KINDS.length);
  });
});
