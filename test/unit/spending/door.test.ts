import assert from 'node:assert/strict';
import { isProviderError, ProviderError } from '../../../src/core/errors.js';
import type { Permit } from '../../../src/core/permit.js';
import type { IntentRecord } from '../../../src/spending/intent.js';
import { SpendingError } from '../../../src/spending/result.js';
import { buy, Machine, Person, records, stopOf } from './doorway.js';

const cents = (units: bigint) => ({ units, scale: 2 });

describe('the door to money', () => {
  let machine: Machine;

  beforeEach(() => {
    machine = new Machine();
  });

  it('shows what it costs, and sends what was confirmed once', async () => {
    const person = new Person();
    machine.gateway.balance = cents(10_000n);
    const result = await buy(machine, person);
    assert.equal(result.kind, 'done');
    const [asked] = person.asked;
    assert.deepEqual(asked?.price, {
      kind: 'exact',
      total: cents(7200n),
      unitPrice: cents(1200n),
      factors: [2, 3],
    });
    assert.deepEqual(asked.balance, cents(10_000n));
    assert.deepEqual(machine.gateway.charges, ['bought0-0,bought0-1']);
    assert.deepEqual(person.stages, ['quoting', 'looking', 'sending']);
  });

  it('writes the intent down before the request leaves, and the outcome after it', async () => {
    let atSending: readonly IntentRecord[] = [];
    machine.gateway.onCall = async (name) => {
      atSending = name === 'purchase' ? await records(machine) : atSending;
    };
    await buy(machine);
    assert.deepEqual(
      atSending.map(({ intent, outcome }) => [intent.effect.kind, intent.before.subscriptions, outcome]),
      [['purchase', ['sub0'], undefined]],
    );
    const [{ outcome } = {}] = await records(machine);
    assert.equal(outcome?.kind, 'done');
    assert.equal(outcome.by, 'answer');
  });

  it('sends nothing where the intent cannot be written down', async () => {
    const full = new SpendingError({ kind: 'journalUnwritable', file: '/full' });
    machine.journal.create = () => Promise.reject(full);
    assert.equal((await stopOf(buy(machine))).kind, 'journalUnwritable');
    assert.deepEqual(machine.gateway.permits, []);
  });

  it('sends nothing where the lists could not be read before', async () => {
    machine.gateway.onCall = (name) => {
      machine.gateway.areListsBroken = name === 'subscriptions';
      return Promise.resolve();
    };
    await assert.rejects(buy(machine), isProviderError);
    assert.deepEqual([machine.gateway.permits, await records(machine)], [[], []]);
  });

  it('sends nothing when the modal is closed, and only shows the request for a dry run', async () => {
    assert.deepEqual(await buy(machine, new Person(['close'])), { kind: 'closed' });
    const shown = await buy(machine, new Person(['show']));
    assert.equal(shown.kind, 'shown');
    assert.deepEqual([machine.gateway.charges, await records(machine)], [[], []]);
  });

  it('is off while the journal holds anything that cannot be read', async () => {
    const damaged = [{ file: '/journal/open/x.jsonl', reason: 'damaged' }] as const;
    machine.journal.records = () => Promise.resolve({ records: [], damaged });
    assert.deepEqual(await stopOf(buy(machine)), { kind: 'damagedRecord', file: '/journal/open/x.jsonl' });
    assert.deepEqual(machine.gateway.permits, []);
  });

  describe('when the answer', () => {
    it('says no: refused, with the reason', async () => {
      machine.gateway.behaviour = 'refuses';
      const result = await buy(machine);
      assert.ok(result.kind === 'refused');
      assert.equal(result.error.kind, 'insufficientFunds');
      const [{ outcome } = {}] = await records(machine);
      assert.ok(outcome?.kind === 'refused');
      assert.equal(outcome.message, 'Insufficient balance');
    });

    it('says no to what no list shows, as of a subscription without an end: refused', async () => {
      const effect = {
        kind: 'renew',
        of: { subscriptionId: 'sub0', planId: 'plan1', repeatCount: 1 },
      } as const;
      const refuse = (_effect: unknown, permit: Permit) => {
        permit.use();
        return Promise.reject(
          new ProviderError({ kind: 'insufficientFunds', provider: 'gateway', endpoint: 'POST renew' }),
        );
      };
      Object.assign(machine.gateway.account.capabilities, { renew: { send: refuse } });
      const { account } = machine.gateway;
      assert.equal((await machine.door().spend({ account, effect }, new Person().options)).kind, 'refused');
    });

    it('says no although the lists show that it happened: done', async () => {
      machine.gateway.behaviour = 'refusesYetCharges';
      assert.equal((await buy(machine)).kind, 'done');
    });

    it('never left this machine: not done, without a look', async () => {
      machine.gateway.behaviour = 'unreachable';
      const person = new Person();
      assert.equal((await buy(machine, person)).kind, 'notDone');
      assert.ok(!person.stages.includes('checking'));
    });

    it('is lost and the lists show it: done', async () => {
      machine.gateway.behaviour = 'losesAnswer';
      const result = await buy(machine);
      assert.ok(result.kind === 'done');
      assert.deepEqual(result.receipt.refs, ['bought0-0', 'bought0-1']);
      assert.equal(machine.gateway.charges.length, 1);
    });

    it('is lost and the lists show no trace of it for a minute: not done, and not sent again', async () => {
      machine.gateway.behaviour = 'losesRequest';
      assert.equal((await buy(machine)).kind, 'notDone');
      assert.equal(machine.gateway.permits.length, 1);
      assert.ok(machine.clock.elapsedMs >= 60_000);
    });

    it('is lost and shows in the lists late: done', async () => {
      machine.gateway.behaviour = 'losesRequest';
      machine.gateway.onCall = (name) => {
        if (name === 'subscriptions' && machine.clock.elapsedMs > 40_000 && !isThere) {
          isThere = true;
          machine.gateway.buyElsewhere();
          machine.gateway.buyElsewhere();
        }
        return Promise.resolve();
      };
      let isThere = false;
      assert.equal((await buy(machine)).kind, 'done');
    });

    it('is lost and something else appeared too: unknown, with both looks', async () => {
      machine.gateway.behaviour = 'losesAnswer';
      machine.gateway.onCall = (name) => {
        if (name === 'purchase') {
          machine.gateway.buyElsewhere();
        }
        return Promise.resolve();
      };
      const result = await buy(machine);
      assert.ok(result.kind === 'unknown');
      assert.equal(result.intent.before.subscriptions?.length, 1);
      assert.equal(result.after?.subscriptions?.length, 4);
    });

    it('is lost and the lists cannot be read: unknown', async () => {
      machine.gateway.behaviour = 'losesAnswer';
      machine.gateway.onCall = (name) => {
        machine.gateway.areListsBroken ||= name === 'purchase';
        return Promise.resolve();
      };
      assert.equal((await buy(machine)).kind, 'unknown');
    });

    it('says that more was charged than was confirmed: done, and said so', async () => {
      machine.gateway.charged = cents(7201n);
      const dearer = await buy(machine);
      assert.ok(dearer.kind === 'done' && dearer.isDearer);
      machine.gateway.charged = cents(7200n);
      const exact = await buy(machine);
      assert.ok(exact.kind === 'done' && !exact.isDearer);
    });

    it('cannot be written down: the intent stays open, and is told', async () => {
      const append = machine.journal.append.bind(machine.journal);
      machine.journal.append = () => Promise.reject(new Error('disk full'));
      assert.equal((await buy(machine)).kind, 'done');
      assert.equal(machine.unrecorded.length, 1);
      machine.journal.append = append;
      const settled = await machine.door().reconcile([machine.gateway.account], new AbortController().signal);
      assert.deepEqual(
        settled.map(({ outcome }) => [outcome?.kind, outcome?.by]),
        [['done', 'lists']],
      );
    });
  });

  describe('a price', () => {
    it('older than half a minute is asked for again', async () => {
      const person = new Person(['send'], () => {
        machine.clock.pass(31_000);
      });
      let quotes = 0;
      machine.gateway.onCall = (name) => {
        quotes += name === 'plans' ? 1 : 0;
        return Promise.resolve();
      };
      await buy(machine, person);
      assert.deepEqual([quotes, person.asked.length, machine.gateway.charges.length], [2, 1, 1]);
    });

    it('is not asked for again when the wall clock alone has jumped', async () => {
      const person = new Person(['send'], () => {
        machine.clock.wallMs += 3_600_000;
      });
      machine.gateway.onCall = (name) => {
        machine.gateway.price =
          name === 'plans' ? cents(machine.gateway.price.units + 1n) : machine.gateway.price;
        return Promise.resolve();
      };
      await buy(machine, person);
      assert.equal(person.asked.length, 1);
    });

    it('that rose meanwhile is confirmed anew, and a closed modal sends nothing', async () => {
      const person = new Person(['send', 'close'], () => {
        machine.clock.pass(31_000);
        machine.gateway.price = cents(1300n);
      });
      assert.equal((await buy(machine, person)).kind, 'closed');
      assert.equal(person.asked[1]?.reason.kind, 'dearer');
      assert.deepEqual(machine.gateway.charges, []);
    });

    it('that fell meanwhile goes through', async () => {
      const person = new Person(['send'], () => {
        machine.clock.pass(31_000);
        machine.gateway.price = cents(1100n);
      });
      await buy(machine, person);
      assert.deepEqual([person.asked.length, machine.gateway.charges.length], [1, 1]);
    });
  });

  describe('asked twice for the same', () => {
    it('by a double click shows one modal and charges once', async () => {
      const door = machine.door();
      const person = new Person();
      const results = await Promise.all([buy(machine, person, door), buy(machine, person, door)]);
      assert.deepEqual(results.map(({ kind }) => kind).sort(), ['closed', 'done']);
      assert.deepEqual([person.asked.length, machine.gateway.charges.length], [1, 1]);
    });

    it('by two windows tells the later one, which may still close', async () => {
      const people = [new Person(['send', 'close']), new Person(['send', 'close'])];
      const results = await Promise.all(people.map((person) => buy(machine, person, machine.door())));
      assert.deepEqual(results.map(({ kind }) => kind).sort(), ['closed', 'done']);
      assert.equal(machine.gateway.charges.length, 1);
      const reasons = people.flatMap(({ asked }) => asked.map(({ reason }) => reason.kind)).sort();
      assert.deepEqual(reasons, ['first', 'first', 'repeated']);
    });

    it('one after the other charges twice: that was meant', async () => {
      await buy(machine);
      const person = new Person();
      await buy(machine, person);
      assert.deepEqual([person.asked[0]?.reason.kind, machine.gateway.charges.length], ['first', 2]);
    });
  });

  describe('while an earlier outcome is unknown', () => {
    beforeEach(async () => {
      machine.gateway.behaviour = 'losesAnswer';
      machine.gateway.onCall = (name) => {
        machine.gateway.areListsBroken ||= name === 'purchase';
        return Promise.resolve();
      };
      assert.equal((await buy(machine)).kind, 'unknown');
      machine.gateway.behaviour = 'answers';
      machine.gateway.onCall = () => Promise.resolve();
    });

    it('nothing else is bought there', async () => {
      assert.equal((await stopOf(buy(machine))).kind, 'undecided');
      assert.equal(machine.gateway.charges.length, 1);
    });

    it('the lists are looked at first, and settle it', async () => {
      machine.gateway.areListsBroken = false;
      assert.equal((await buy(machine)).kind, 'done');
      assert.deepEqual((await records(machine)).map(({ outcome }) => outcome?.by).sort(), [
        'answer',
        'lists',
      ]);
    });

    it('what costs nothing goes on, and says that it is open', async () => {
      const person = new Person(['close']);
      await machine.door().spend(
        {
          account: machine.gateway.account,
          effect: { kind: 'rotateNow', of: { subscriptionId: 'sub0' } },
        },
        person.options,
      );
      assert.equal(person.asked[0]?.unsettled.length, 1);
    });

    it('the person may decide it', async () => {
      const [open] = await records(machine);
      assert.ok(open);
      await machine.door().decide(open.intent.id, true);
      const [{ outcome } = {}] = await records(machine);
      assert.deepEqual([outcome?.kind, outcome?.by], ['done', 'person']);
    });
  });

  describe('after a restart', () => {
    const { signal } = new AbortController();

    /** A window that died after the request left, before anything came back. */
    async function dieWhileSending(behaviour: 'losesAnswer' | 'losesRequest'): Promise<void> {
      machine.gateway.behaviour = behaviour;
      machine.journal.append = () => Promise.reject(new Error('dead'));
      await buy(machine);
      Reflect.deleteProperty(machine.journal, 'append');
    }

    it('an open intent that the lists show is done', async () => {
      await dieWhileSending('losesAnswer');
      const [settled] = await machine.door().reconcile([machine.gateway.account], signal);
      assert.equal(settled?.outcome?.kind, 'done');
    });

    it('that it did not happen takes two looks a minute apart, whatever the wall clock says', async () => {
      await dieWhileSending('losesRequest');
      machine.clock.wallMs += 86_400_000;
      const before = machine.clock.elapsedMs;
      const [settled] = await machine.door().reconcile([machine.gateway.account], signal);
      assert.equal(settled?.outcome?.kind, 'notDone');
      assert.ok(machine.clock.elapsedMs - before >= 60_000);
    });

    it('leaves alone what it cannot read', async () => {
      await dieWhileSending('losesAnswer');
      machine.gateway.areListsBroken = true;
      assert.deepEqual(await machine.door().reconcile([machine.gateway.account], signal), []);
      const [{ outcome } = {}] = await records(machine);
      assert.equal(outcome?.kind, 'unknown');
    });
  });

  it('keeps an outcome that no list shows as unknown, and does not look for it', async () => {
    const effect = { kind: 'rotateNow', of: { subscriptionId: 'sub0' } } as const;
    const person = new Person();
    const result = await machine.door().spend({ account: machine.gateway.account, effect }, person.options);
    assert.equal(result.kind, 'unknown');
    assert.equal(machine.clock.elapsedMs, 0);
  });

  it('lets a fault of its own out, once it is written down that nothing was sent', async () => {
    Object.assign(machine.gateway.account.capabilities, {
      purchase: { send: () => Promise.reject(new TypeError('a defect')) },
    });
    await assert.rejects(buy(machine), TypeError);
    const [{ outcome } = {}] = await records(machine);
    assert.equal(outcome?.kind, 'notDone');
  });
});
