import assert from 'node:assert/strict';
import type { Effect } from '../../../src/core/effects.js';
import type { SpendOptions } from '../../../src/spending/door.js';
import type { IntentRecord } from '../../../src/spending/intent.js';
import { MemoryJournal } from '../../../src/spending/journal/memoryJournal.js';
import type { Limits } from '../../../src/spending/limits.js';
import type { DoorPorts } from '../../../src/spending/ports.js';
import type { Confirmation, Decision, Proposal } from '../../../src/spending/proposal.js';
import { SpendingError, type Result, type SpendingStop } from '../../../src/spending/result.js';
import { SpendingDoor } from '../../../src/spending/spendingDoor.js';
import { FakeGateway } from './fakeGateway.js';

const PURCHASE: Effect = { kind: 'purchase', of: { planId: 'plan1', quantity: 2, repeatCount: 3 } };

/** Time that passes only when somebody waits for it, or a test turns it. */
class TestClock {
  wallMs = Date.UTC(2026, 0, 1);
  elapsedMs = 0;

  now = (): number => this.wallMs;
  monotonicMs = (): number => this.elapsedMs;

  wait = (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    this.pass(ms);
    return Promise.resolve();
  };

  pass(ms: number): void {
    this.wallMs += ms;
    this.elapsedMs += ms;
  }
}

/** One after the other under each name, as the lock over all windows has it. */
export function queueLock(): DoorPorts['lock'] {
  const last = new Map<string, Promise<unknown>>();
  return (name, _options, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/** What the doors of all windows share. */
export class Machine {
  readonly gateway = new FakeGateway();
  readonly journal = new MemoryJournal();
  readonly clock = new TestClock();
  readonly unrecorded: unknown[] = [];
  lock = queueLock();
  limits: Limits = {};
  #ids = 0;

  /** A window of its own. */
  door(changes: Partial<DoorPorts> = {}): SpendingDoor {
    return new SpendingDoor({
      journal: this.journal,
      newId: () => `intent${String(this.#ids++)}`,
      lock: (name, options, work) => this.lock(name, options, work),
      clock: this.clock,
      limits: () => this.limits,
      onUnrecorded: (_intent, error) => {
        this.unrecorded.push(error);
      },
      ...changes,
    });
  }

  get proposal(): Proposal {
    return { account: this.gateway.account, effect: PURCHASE };
  }
}

/** A person who answers each modal with the next of `decisions`, and the last one from then on. */
export class Person {
  readonly asked: Confirmation[] = [];
  readonly stages: string[] = [];

  constructor(
    private readonly decisions: readonly Decision[] = ['send'],
    private readonly beforeAnswering: (confirmation: Confirmation) => void = () => undefined,
  ) {}

  get options(): SpendOptions {
    return {
      signal: new AbortController().signal,
      onStage: (stage) => {
        this.stages.push(stage);
      },
      confirm: (confirmation) => {
        this.asked.push(confirmation);
        this.beforeAnswering(confirmation);
        return Promise.resolve(this.decisions[this.asked.length - 1] ?? this.decisions.at(-1) ?? 'close');
      },
    };
  }
}

export async function buy(machine: Machine, person = new Person(), door = machine.door()): Promise<Result> {
  return door.spend(machine.proposal, person.options);
}

export async function records(machine: Machine): Promise<readonly IntentRecord[]> {
  return (await machine.journal.records()).records;
}

/** Why nothing was sent. */
export async function stopOf(attempt: Promise<unknown>): Promise<SpendingStop> {
  const error: unknown = await attempt.then(
    (result) => assert.fail(`went through: ${JSON.stringify(result)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof SpendingError, String(error));
  return error.stop;
}
