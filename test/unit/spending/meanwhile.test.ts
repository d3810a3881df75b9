import assert from 'node:assert/strict';
import { buy, Machine, Person, records, stopOf } from './doorway.js';

describe('what happens while a person or the door is busy', () => {
  let machine: Machine;

  beforeEach(() => {
    machine = new Machine();
  });

  it('counts towards the daily limit what went to another provider meanwhile', async () => {
    await buy(machine);
    const [bought] = await records(machine);
    assert.ok(bought);
    const { intent } = bought;
    machine.limits = { perDay: '150.00' };
    const elsewhere = {
      ...intent,
      id: 'elsewhere',
      account: { ...intent.account, origin: 'https://other.example' },
    };
    machine.gateway.onCall = async (name) => {
      await (name === 'subscriptions' ? machine.journal.create(elsewhere) : undefined);
    };
    assert.equal((await stopOf(buy(machine))).kind, 'dailyLimit');
    assert.equal(machine.gateway.charges.length, 1);
  });

  it('takes no word of a person for what was settled while they thought', async () => {
    await buy(machine);
    const [settled] = await records(machine);
    assert.ok(settled);
    await machine.door().decide(settled.intent.id, false);
    assert.deepEqual(await records(machine), [settled]);
  });

  it('sends nothing when the person gives up while it is written down', async () => {
    const giveUp = new AbortController();
    const create = machine.journal.create.bind(machine.journal);
    machine.journal.create = async (intent) => {
      await create(intent);
      giveUp.abort();
    };
    const { options } = new Person();
    await assert.rejects(machine.door().spend(machine.proposal, { ...options, signal: giveUp.signal }));
    assert.deepEqual(machine.gateway.permits, []);
    assert.equal((await records(machine))[0]?.outcome?.kind, 'notDone');
  });
});
