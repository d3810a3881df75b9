import { setTimeout as sleep } from 'node:timers/promises';
import { isProviderError } from '../../src/core/errors.js';
import type { Effect } from '../../src/core/effects.js';
import type { Fault } from '../../src/sandbox/faults.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { isUnsettled, type IntentRecord } from '../../src/spending/intent.js';
import type { DoorPorts, SpendingClock } from '../../src/spending/ports.js';
import type { SpendingAccount } from '../../src/spending/proposal.js';
import { SpendingError } from '../../src/spending/result.js';
import type { SpendingDoor } from '../../src/spending/spendingDoor.js';
import { accountAt, PATIENT } from './accounts.js';
import { CALLS, payloadOf } from './calls.js';
import { FastClock, LeapingClock } from './clocks.js';
import { judge, type Figures } from './judgement.js';
import { Gathering, Person } from './person.js';
import type { Scenario } from './scenario.js';
import { openWindow } from './window.js';
import { placeOf, withFolder } from './world.js';

/** How often each way of ending was met: of intents in the end, and of proposals that never became one. */
export type Endings = Readonly<Record<string, number>>;

export interface Verdict {
  readonly seed: number;
  /** What went wrong on purpose, and in which call: the row of the report's table. */
  readonly row: { readonly fault: string; readonly call: string };
  readonly figures: Figures;
  readonly endings: Endings;
}

/** What a control takes away. */
export interface Sabotage {
  readonly wrapLock?: (lock: DoorPorts['lock']) => DoorPorts['lock'];
  /** A double click meets two doors, neither of which knows of the other's click. */
  readonly hasNoSingleFlight?: boolean;
}

/** So many times faster than real time, a lost effect may take 600 ms to show. */
const HASTE = 100;

/** One machine, one person, one sandbox with faults; then the next start, with none. */
export async function runScenario(
  scenario: Scenario,
  sandbox: Sandbox,
  sabotage: Sabotage = {},
): Promise<Verdict> {
  return withFolder(async (folder) => {
    const { call, fault, seed } = scenario;
    const place = placeOf(sandbox, call);
    const before = sandbox.ledger.length;
    const sound = accountAt(place, call, { deadlines: PATIENT });
    const effects = await proposed(scenario, sound);
    const person = new Person(scenario.manner);

    strikeEffects(scenario, sandbox);
    const startedMs = performance.now();
    const stops = await spendAll({ scenario, sandbox, folder, effects, person, sabotage });
    if (fault.kind === 'delay') {
      // What comes late is late within the time that a lost effect may take to show.
      await sleep(
        Math.max(0, startedMs + 1.5 * scenario.effectMs + (fault.delayMs ?? 0) - performance.now()),
      );
    }
    sandbox.clearFaults();
    const records = await afterRestart(folder, sound);
    return {
      seed,
      row: { fault: fault.afterCharge === true ? `${fault.kind}, charged` : fault.kind, call },
      figures: judge(call, { ledger: sandbox.ledger.slice(before), meant: person.meant, records }),
      endings: tally([...stops, ...records.map(endingOf)]),
    };
  });
}

/** The next start: a window that remembers nothing looks at what was left open. */
async function afterRestart(folder: string, account: SpendingAccount): Promise<readonly IntentRecord[]> {
  const door = openWindow({ folder, clock: new LeapingClock() });
  await door.reconcile([account], new AbortController().signal);
  const { records, damaged } = await door.history();
  if (damaged.length > 0) {
    throw new Error(
      `The journal holds ${damaged.map(({ file, reason }) => `${file} (${reason})`).join(', ')}`,
    );
  }
  return records;
}

export function endingOf(record: IntentRecord): string {
  return isUnsettled(record) ? 'unknown' : `${record.outcome?.kind ?? ''} by ${record.outcome?.by ?? ''}`;
}

export function tally(names: readonly string[]): Endings {
  const counts: Record<string, number> = {};
  for (const name of names) {
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

async function proposed(
  { call, proposers, seed }: Scenario,
  { capabilities }: SpendingAccount,
): Promise<readonly Effect[]> {
  const propose = (rival: number) => CALLS[call].propose(capabilities, { rival, nonce: seed });
  const first = await propose(0);
  switch (proposers) {
    case 'one':
      return [first];
    case 'doubleClick':
    case 'windows':
      return [first, first];
    case 'rivals':
      return [first, await propose(1)];
    case 'later':
      return [first, seed % 2 === 0 ? await propose(1) : { ...first }];
  }
}

export function strikeEffects({ call, fault }: Scenario, sandbox: Sandbox, times = fault.times ?? 1): void {
  const { op, provider } = CALLS[call];
  sandbox.inject({ ...fault, provider, match: { op }, times });
}

export function strikeReads({ call, readFault }: Scenario, sandbox: Sandbox, times: number): void {
  const { provider } = CALLS[call];
  const match: Fault['match'] =
    provider === 'gateway' ? { method: 'GET', path: '/api/proxy' } : { method: 'GET' };
  sandbox.inject({ ...readFault, provider, match, times });
}

interface Spending {
  readonly scenario: Scenario;
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly effects: readonly Effect[];
  readonly person: Person;
  readonly sabotage: Sabotage;
}

/** Resolves to why those proposals stopped that did not come to an intent. */
async function spendAll(spending: Spending): Promise<readonly string[]> {
  const { scenario, sandbox, folder, effects, person, sabotage } = spending;
  const { call, seed } = scenario;
  if (scenario.reads === 'brokenBefore') {
    strikeReads(scenario, sandbox, 1 + (seed % 6));
  }
  const clock: SpendingClock =
    scenario.fault.kind === 'delay'
      ? new FastClock(HASTE, scenario.clockOffMs)
      : new LeapingClock(scenario.clockOffMs);
  const { wrapLock } = sabotage;
  const open = () => openWindow({ folder, clock, ...(wrapLock && { wrapLock }) });
  const isOneWindow = scenario.proposers === 'doubleClick' && sabotage.hasNoSingleFlight !== true;
  const first = open();
  const isOneByOne = scenario.proposers === 'later';
  const gathering = new Gathering(isOneByOne ? 1 : effects.length);
  let areReadsBroken = false;
  const onSending = () => {
    if (!areReadsBroken && (scenario.reads === 'brokenBriefly' || scenario.reads === 'brokenUntilRestart')) {
      areReadsBroken = true;
      strikeReads(scenario, sandbox, scenario.reads === 'brokenBriefly' ? 1 + (seed % 7) : Infinity);
    }
  };
  const spend = (effect: Effect, index: number) =>
    spendOne(index === 0 || isOneWindow ? first : open(), {
      account: accountAt(placeOf(sandbox, call), call, {
        deadlines: scenario,
      }),
      effect,
      person,
      gathering,
      onSending,
    });
  const stops = isOneByOne
    ? await oneByOne(effects, spend, () => {
        sandbox.clearFaults();
      })
    : await everyOne(effects.map(spend));
  return stops.filter((stop) => stop !== undefined);
}

async function oneByOne<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
  after: () => void,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    results.push(await work(item, index));
    after();
  }
  return results;
}

/** As `Promise.all`, but nobody is left behind at work when one fails. */
async function everyOne<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

interface Click {
  readonly account: SpendingAccount;
  readonly effect: Effect;
  readonly person: Person;
  readonly gathering: Gathering;
  readonly onSending: () => void;
}

async function spendOne(
  door: SpendingDoor,
  { account, effect, person, gathering, onSending }: Click,
): Promise<string | undefined> {
  const payload = payloadOf(effect);
  const place = gathering.place();
  try {
    const { kind } = await door.spend(
      { account, effect, ...(payload && { payload }) },
      {
        signal: new AbortController().signal,
        onStage: (stage) => {
          if (stage === 'sending') {
            onSending();
          }
        },
        confirm: async ({ reason }) => {
          await place.come();
          return person.answer(reason.kind, CALLS[effect.kind].signOf(effect), effect);
        },
      },
    );
    return kind === 'closed' ? 'closed' : undefined;
  } catch (error) {
    return stopOf(error);
  } finally {
    place.leave();
  }
}

/** Why nothing was sent, as the door documents it; anything else is a defect. */
export function stopOf(error: unknown): string {
  if (error instanceof SpendingError) {
    return `stopped: ${error.stop.kind}`;
  }
  if (isProviderError(error)) {
    return 'stopped: unread';
  }
  throw error;
}
