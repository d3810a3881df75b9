import assert from 'node:assert/strict';
import { everything, subscription } from '../inventory.js';
import { opened, ShownAccount } from './account.js';

const all = everything('');

describe('what a gateway’s rows offer', () => {
  it('is rotation where the connection has it and the account can ask for it', async () => {
    const items = [subscription('with'), subscription('without', { rotation: { isAvailable: false } })];
    const subscriptions = { ...all.subscriptions, all: () => Promise.resolve(items) };
    const rotatable = async (shown: ShownAccount) =>
      (await shown.open('subscriptions'))
        .filter(({ tokens = [] }) => tokens.includes('rotatable'))
        .map(({ args }) => args?.subscription);
    assert.deepEqual(await rotatable(new ShownAccount({ subscriptions, rotateNow: all.rotateNow })), [
      'with',
    ]);
    assert.deepEqual(await rotatable(new ShownAccount({ subscriptions })), []);
  });

  it('is a purchase on a plan, and for one subscription a renewal and a move', async () => {
    const shown = new ShownAccount(all);
    const [plan] = await shown.open('plans');
    assert.deepEqual(plan?.tokens, ['plan']);
    assert.equal(plan.args?.subscription, undefined);
    assert.notEqual(plan.args?.plan, undefined);
    const [first] = await shown.open('subscriptions');
    const id = first?.args?.subscription;
    const below = async (name: string) => {
      const section = (first?.branch?.rows() ?? []).find((row) => row.id.endsWith(`/${name}`));
      assert.ok(section);
      return (await opened(section))[0];
    };
    const [renewal, network] = [await below('renewal'), await below('networks')];
    assert.deepEqual(renewal?.tokens, ['renewalPlan']);
    assert.equal(renewal.args?.subscription, id);
    assert.notEqual(renewal.args?.plan, undefined);
    assert.deepEqual(network?.tokens, ['network']);
    assert.equal(network.args?.subscription, id);
    assert.notEqual(network.args?.network, undefined);
  });
});
