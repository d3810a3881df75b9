import { setTimeout as sleep } from 'node:timers/promises';
import type { Effect } from '../../src/core/effects.js';
import { Random } from '../../src/sandbox/random.js';
import type { Sandbox } from '../../src/sandbox/types.js';
import { accountAt, PATIENT, type Deadlines } from './accounts.js';
import { CALLS } from './calls.js';
import { LeapingClock } from './clocks.js';
import { judge } from './judgement.js';
import { Gathering, Person } from './person.js';
import { endingOf, strikeEffects, strikeReads, tally, type Verdict } from './run.js';
import { scenarioOf, type Scenario } from './scenario.js';
import { openWindow } from './window.js';
import type { ProcessPool, WindowProcess } from './windowProcesses.js';
import { placeOf, withFolder } from './world.js';

/** How many of a hundred runs are of real processes. */
const SHARE = 2;
/** A spend announces about as many steps. */
const STEPS = 32;
const CROWD = 4;

/** Moments that the provider alone can see, and the fault that holds the answer back there. */
const SEEN_BY_PROVIDER = [
  { name: 'request arrived', kind: 'hang' },
  { name: 'charged, unanswered', kind: 'hangAfterCharge' },
  { name: 'answer under way', kind: 'drip' },
] as const;

export function isOfProcesses(seed: number): boolean {
  return new Random(seed).fork('processes').between(1, 100) <= SHARE;
}

export function runProcesses(seed: number, sandbox: Sandbox, pool: ProcessPool): Promise<Verdict> {
  return new Random(seed).fork('kind').next() < 0.7
    ? killOne(seed, sandbox, pool)
    : crowd(seed, sandbox, pool);
}

interface Machine {
  readonly scenario: Scenario;
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly person: Person;
  readonly deadlines: Deadlines;
}

/** One process is killed at some step; the next one, fresh, tries again or only looks. */
export function killOne(seed: number, sandbox: Sandbox, pool: ProcessPool): Promise<Verdict> {
  const random = new Random(seed).fork('kill');
  const scenario = unhurried(scenarioOf(seed));
  return onMachine(scenario, sandbox, async (machine) => {
    const effect = await proposal(machine, 0);
    const isStruck = random.next() < 0.5;
    const isSeenByProvider = !isStruck && random.next() < 0.3;
    if (isStruck) {
      strikeEffects(scenario, sandbox);
    }
    const victim = await pool.take();
    const step = isSeenByProvider
      ? await killedAsSeen(victim, machine, effect, random.pick(SEEN_BY_PROVIDER))
      : await killedAtStep(victim, machine, effect, random.between(1, STEPS));
    if (step === undefined) {
      pool.giveBack(victim);
    }
    sandbox.clearFaults();
    const fresh = await pool.take();
    const stop =
      random.next() < 0.3
        ? await spend(fresh, machine, { ...effect }, { gathering: new Gathering(1), hasLock: true })
        : undefined;
    await reconciled(fresh, machine);
    pool.giveBack(fresh);
    return { fault: `kill -9 ${step ?? 'not at all'}`, stops: stop === undefined ? [] : [stop] };
  });
}

/** Four processes at once, with the same proposal or with two. */
export function crowd(seed: number, sandbox: Sandbox, pool: ProcessPool, hasLock = true): Promise<Verdict> {
  const random = new Random(seed).fork('crowd');
  const areSame = random.next() < 0.5;
  const scenario: Scenario = {
    ...unhurried(scenarioOf(seed)),
    manner: random.pick(['reads', 'insists']),
  };
  return onMachine(scenario, sandbox, async (machine) => {
    const first = await proposal(machine, 0);
    const effects = areSame ? [first] : [first, await proposal(machine, 1)];
    strikeEffects(scenario, sandbox, random.between(1, CROWD));
    if (random.next() < 0.3) {
      strikeReads(scenario, sandbox, random.between(1, 20));
    }
    const windows = await Promise.all(Array.from({ length: CROWD }, () => pool.take()));
    const gathering = new Gathering(CROWD);
    const stops = await Promise.all(
      windows.map((window, index) =>
        spend(window, machine, effects[index % effects.length] ?? first, { gathering, hasLock }),
      ),
    );
    sandbox.clearFaults();
    const [one] = windows;
    if (one) {
      await reconciled(one, machine);
    }
    for (const window of windows) {
      pool.giveBack(window);
    }
    return { fault: 'four processes', stops: stops.filter((stop) => stop !== undefined) };
  });
}

/** What is late could be later than a look in a process whose waits take no time. */
function unhurried(scenario: Scenario): Scenario {
  return scenario.fault.kind === 'delay'
    ? { ...scenario, fault: { ...scenario.fault, kind: 'hangAfterCharge' } }
    : scenario;
}

async function onMachine(
  scenario: Scenario,
  sandbox: Sandbox,
  work: (machine: Machine) => Promise<{ readonly fault: string; readonly stops: readonly string[] }>,
): Promise<Verdict> {
  return withFolder(async (folder) => {
    const { call, seed } = scenario;
    const before = sandbox.ledger.length;
    const person = new Person(scenario.manner);
    const { readMs, effectMs } = scenario;
    const deadlines = { readMs, effectMs };
    const { fault, stops } = await work({ scenario, sandbox, folder, person, deadlines });
    const { records, damaged } = await openWindow({ folder, clock: new LeapingClock() }).history();
    if (damaged.length > 0) {
      throw new Error(`The journal holds ${JSON.stringify(damaged)}`);
    }
    return {
      seed,
      row: { fault, call },
      figures: judge(call, { ledger: sandbox.ledger.slice(before), meant: person.meant, records }),
      endings: tally([...stops, ...records.map(endingOf)]),
    };
  });
}

function proposal({ scenario: { call, seed }, sandbox }: Machine, rival: number): Promise<Effect> {
  const { capabilities } = accountAt(placeOf(sandbox, call), call, { deadlines: PATIENT });
  return CALLS[call].propose(capabilities, { rival, nonce: seed });
}

function begin(
  window: WindowProcess,
  { sandbox, folder, deadlines }: Machine,
  effect: Effect,
  { isStepping = false, hasLock = true, isPatient = false } = {},
): void {
  const place = placeOf(sandbox, effect.kind);
  window.tell({
    do: 'spend',
    place,
    folder,
    effect,
    deadlines: isPatient ? PATIENT : deadlines,
    isStepping,
    hasLock,
  });
}

/** Spends in a window to the end, with the person's clicks; resolves to why nothing was sent, if so. */
async function spend(
  window: WindowProcess,
  machine: Machine,
  effect: Effect,
  { gathering, hasLock }: { readonly gathering: Gathering; readonly hasLock: boolean },
): Promise<string | undefined> {
  begin(window, machine, effect, { hasLock });
  const place = gathering.place();
  for (;;) {
    const word = await window.word();
    if (word.says === 'asked') {
      await place.come();
      window.tell({ do: 'decide', decision: clicked(machine, word.reason, effect) });
    } else if (word.says === 'ended') {
      place.leave();
      return word.stop;
    } else if (word.says === 'failed') {
      place.leave();
      throw new Error(word.error);
    }
  }
}

function clicked({ person }: Machine, reason: Parameters<Person['answer']>[0], effect: Effect) {
  return person.answer(reason, CALLS[effect.kind].signOf(effect), effect);
}

/** Resolves to the step at which it was killed; to nothing where it ended before. */
async function killedAtStep(
  victim: WindowProcess,
  machine: Machine,
  effect: Effect,
  step: number,
): Promise<string | undefined> {
  begin(victim, machine, effect, { isStepping: true });
  for (let steps = 0; ;) {
    const word = await victim.word();
    switch (word.says) {
      case 'step':
        steps += 1;
        if (steps === step) {
          await victim.kill();
          return word.name;
        }
        victim.tell({ do: 'step' });
        break;
      case 'asked':
        victim.tell({ do: 'decide', decision: clicked(machine, word.reason, effect) });
        break;
      case 'ended':
        return undefined;
      case 'failed':
        throw new Error(word.error);
      case 'ready':
        break;
    }
  }
}

/** Kills it while the provider holds its answer back. */
async function killedAsSeen(
  victim: WindowProcess,
  machine: Machine,
  effect: Effect,
  { name, kind }: (typeof SEEN_BY_PROVIDER)[number],
): Promise<string> {
  const { sandbox } = machine;
  const { op, provider } = CALLS[effect.kind];
  const arrived = () => sandbox.requests.filter((request) => request.op === op).length;
  const arrivedBefore = arrived();
  sandbox.inject({ provider, match: { op }, kind, delayMs: 20 });
  begin(victim, machine, effect, { isPatient: true });
  const word = await victim.word();
  if (word.says !== 'asked') {
    throw new Error(`It was to ask: ${JSON.stringify(word)}`);
  }
  victim.tell({ do: 'decide', decision: clicked(machine, word.reason, effect) });
  while (arrived() === arrivedBefore) {
    await sleep(5);
  }
  await victim.kill();
  return name;
}

async function reconciled(
  window: WindowProcess,
  { scenario: { call }, sandbox, folder }: Machine,
): Promise<void> {
  window.tell({ do: 'reconcile', place: placeOf(sandbox, call), folder, call });
  const word = await window.word();
  if (word.says !== 'ended') {
    throw new Error(`It was to reconcile: ${JSON.stringify(word)}`);
  }
}
