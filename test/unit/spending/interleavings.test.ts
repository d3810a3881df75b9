import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Machine, Person, queueLock } from './doorway.js';
import type { Behaviour } from './fakeGateway.js';

interface Report {
  readonly charges: number;
  /** Charges that no intent answers for. */
  readonly lost: number;
}

const BEHAVIOURS: readonly Behaviour[] = [
  'answers',
  'losesAnswer',
  'losesRequest',
  'refuses',
  'refusesYetCharges',
];

/** Three windows are asked for the same at once, each by a double click; the order of all that happens is random. */
async function race(
  scheduler: fc.Scheduler,
  behaviours: readonly Behaviour[],
  real = queueLock(),
): Promise<Report> {
  const machine = new Machine();
  const step = (name: string) => scheduler.schedule(Promise.resolve(), name);
  machine.lock = async (name, options, work) => {
    await step('lock');
    return real(name, options, work);
  };
  const create = machine.journal.create.bind(machine.journal);
  machine.journal.create = async (intent) => {
    await step('create');
    await create(intent);
    await step('created');
  };
  const coming = [...behaviours];
  machine.gateway.onCall = async (name) => {
    await step(name);
    machine.gateway.behaviour =
      name === 'purchase' ? (coming.shift() ?? 'answers') : machine.gateway.behaviour;
  };
  const visits = [1, 2, 3].flatMap(() => {
    const door = machine.door();
    return [1, 2].map(() => {
      const person = new Person(['send', 'close']);
      const { confirm, ...options } = person.options;
      return door
        .spend(machine.proposal, {
          ...options,
          confirm: async (confirmation) => {
            const decision = await confirm(confirmation);
            await step('modal');
            return decision;
          },
        })
        .catch((error: unknown) => error);
    });
  });
  await scheduler.waitFor(Promise.all(visits));
  const { records } = await machine.journal.records();
  const accounted = records.filter(({ outcome }) => outcome?.kind === 'done' || outcome?.kind === 'unknown');
  const { length: charges } = machine.gateway.charges;
  return { charges, lost: charges - accounted.length };
}

describe('windows that spend at the same moment', () => {
  const behaviours = fc.array(fc.constantFrom(...BEHAVIOURS), { maxLength: 4 });

  it('never charge twice what was confirmed together, and never lose a charge, in any order', async () => {
    let charged = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), behaviours, async (scheduler, coming) => {
        const { charges, lost } = await race(scheduler, coming);
        charged += charges;
        // Those who were told that the same was just sent close their modal; who follows a refusal may go on.
        assert.ok(lost <= 0, `${String(lost)} lost`);
        assert.ok(charges <= 1, `${String(charges)} charges`);
      }),
      { numRuns: 150 },
    );
    assert.ok(charged > 100);
  });

  it('would, without the lock', async () => {
    const unlocked = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { charges } = await race(scheduler, [], (_name, _options, work) => work());
      return charges <= 1;
    });
    assert.ok((await fc.check(unlocked, { numRuns: 150 })).failed);
  });
});
