import { EFFECT_KINDS, type EffectKind } from '../../src/core/effects.js';
import { FAULT_KINDS, strikesAfter, type Fault, type FaultKind } from '../../src/sandbox/faults.js';
import { Random } from '../../src/sandbox/random.js';

/** How what is proposed comes to the door. */
export type Proposers =
  | 'one'
  /** The same twice in one window. */
  | 'doubleClick'
  /** The same in two windows, both modals open before either is clicked. */
  | 'windows'
  /** Two different ones of a kind in two windows. */
  | 'rivals'
  /** A second one, the same or a rival, in another window once the first has ended; the lists can be read again. */
  | 'later';

/**
 * Who clicks. One that insists means the second charge, having read that it would be one; one that clicks
 * through reads nothing and means one.
 */
export type Manner = 'reads' | 'insists' | 'clicksThrough';

/** When the lists cannot be read. */
export type Reads = 'sound' | 'brokenBefore' | 'brokenBriefly' | 'brokenUntilRestart';

type Strike = Omit<Fault, 'provider' | 'match'>;

/** One run in this process, wholly determined by its seed. */
export interface Scenario {
  readonly seed: number;
  readonly call: EffectKind;
  /** What becomes of the request that charges. */
  readonly fault: Strike;
  readonly reads: Reads;
  readonly readFault: Strike;
  readonly proposers: Proposers;
  readonly manner: Manner;
  /** How far off the clock on the wall is. */
  readonly clockOffMs: number;
  /** Deadlines: of the request that charges, and of those that look. Short only where a fault is to pass them. */
  readonly effectMs: number;
  readonly readMs: number;
}

interface Cell {
  readonly call: EffectKind;
  readonly kind: FaultKind;
  readonly isAfter: boolean;
}

/** No list shows what they did: the answer's word is all there is. */
const UNLISTED: ReadonlySet<EffectKind> = new Set<EffectKind>(['rotateNow', 'signUp', 'submitCheck']);

const BOTH_WAYS: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'reset',
  'hang',
  'delay',
  'htmlPage',
  'redirect',
  'rateLimited',
  'serverError',
]);

/** Every fault on every call, before and after the charge. */
export const CELLS: readonly Cell[] = EFFECT_KINDS.flatMap((call) =>
  FAULT_KINDS.flatMap((kind) => {
    const isAfter = strikesAfter({ kind, provider: 'gateway' });
    return BOTH_WAYS.has(kind)
      ? [false, true].map((after) => ({ call, kind, isAfter: after }))
      : [{ call, kind, isAfter }];
  }),
).filter(isDecidable);

/**
 * Left out is what no client can tell: a provider that says no in its own words to what it did and lists
 * nowhere, and one that answers a rotate link with a redirect, which means yes, and did nothing.
 */
function isDecidable({ call, kind, isAfter }: Cell): boolean {
  return (
    !(UNLISTED.has(call) && kind === 'rateLimited' && isAfter) &&
    !(call === 'rotateNow' && kind === 'redirect' && !isAfter)
  );
}

const SHORT_DEADLINE_MS = 250;
const LONG_DEADLINE_MS = 10_000;
const SLOW: ReadonlySet<FaultKind> = new Set<FaultKind>(['hang', 'hangAfterCharge', 'delay', 'drip']);
const TOO_LARGE_BYTES = 5.5 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60_000;

const MAYBE_DONE_STATUSES = [408, 500, 502, 503, 504];
const REFUSING_STATUSES = [400, 401, 402, 403, 404, 409, 422, 429];

const BROKEN_FIELDS: readonly Pick<Fault, 'jsonPath' | 'value'>[] = [
  { jsonPath: 'ok', value: false },
  { jsonPath: 'success', value: false },
  { jsonPath: 'data', value: null },
  { jsonPath: 'data.ok', value: false },
  { jsonPath: 'data.orderId', value: 7 },
  { jsonPath: 'data.charged', value: '1,299.00' },
  { jsonPath: 'subscriptionIds', value: 'all' },
  { jsonPath: 'job_id', value: null },
];

const READ_FAULTS: readonly FaultKind[] = [
  'reset',
  'hang',
  'resetMidBody',
  'truncatedJson',
  'emptyBody',
  'htmlPage',
  'redirect',
  'rateLimited',
  'serverError',
  'status',
];

/** The scenario of a seed: its remainder names the cell, so that consecutive ones go through them all. */
export function scenarioOf(seed: number): Scenario {
  const cell = CELLS[seed % CELLS.length] ?? { call: 'purchase', kind: 'reset', isAfter: false };
  const random = new Random(seed);
  const { call, kind, isAfter } = cell;
  const proposers = weighed<Proposers>(random, {
    one: 45,
    doubleClick: 12,
    windows: 16,
    rivals: 13,
    later: 14,
  });
  const readFault = strike(random.pick(READ_FAULTS), random, false);
  return {
    seed,
    call,
    fault: {
      ...strike(kind, random, UNLISTED.has(call)),
      afterCharge: isAfter,
      times: proposers === 'one' ? 1 : random.between(1, 2),
    },
    reads: UNLISTED.has(call)
      ? 'sound'
      : weighed<Reads>(random, { sound: 50, brokenBefore: 12, brokenBriefly: 18, brokenUntilRestart: 20 }),
    readFault,
    proposers,
    manner: mannerOf(proposers, random),
    clockOffMs: random.pick([0, 0, DAY_MS, -DAY_MS]),
    effectMs: SLOW.has(kind) ? SHORT_DEADLINE_MS : LONG_DEADLINE_MS,
    readMs: SLOW.has(readFault.kind) ? SHORT_DEADLINE_MS : LONG_DEADLINE_MS,
  };
}

/** The cell's plainest run: one proposal, lists that can be read. */
export function plainScenarioOf(cell: number): Scenario {
  const { fault, ...scenario } = scenarioOf(cell);
  return {
    ...scenario,
    fault: { ...fault, times: 1 },
    reads: 'sound',
    readMs: LONG_DEADLINE_MS,
    proposers: 'one',
    manner: 'reads',
  };
}

function mannerOf(proposers: Proposers, random: Random): Manner {
  switch (proposers) {
    case 'doubleClick':
      return 'clicksThrough';
    case 'windows':
      return random.pick(['reads', 'insists']);
    case 'one':
    case 'rivals':
    case 'later':
      return 'reads';
  }
}

function strike(kind: FaultKind, random: Random, isUnlisted: boolean): Strike {
  switch (kind) {
    case 'delay':
      return { kind, delayMs: random.pick([20, SHORT_DEADLINE_MS + random.between(20, 250)]) };
    case 'drip':
      return { kind, delayMs: random.between(1, 3) };
    case 'status':
      return {
        kind,
        status: random.pick(
          isUnlisted ? MAYBE_DONE_STATUSES : [...MAYBE_DONE_STATUSES, ...REFUSING_STATUSES],
        ),
      };
    case 'redirect':
      return { kind, status: random.pick([301, 302, 303, 307, 308]) };
    case 'rateLimited':
      return { kind, retryAfter: random.pick([1, 30, 120]) };
    case 'hugeBody':
    case 'gzipBomb':
      return { kind, bytes: TOO_LARGE_BYTES };
    case 'deepJson':
      return { kind, depth: 100 };
    case 'badField':
      return { kind, ...random.pick(BROKEN_FIELDS) };
    default:
      return { kind };
  }
}

function weighed<T extends string>(random: Random, weights: Readonly<Record<T, number>>): T {
  const choices = (Object.keys(weights) as T[]).flatMap((name) =>
    Array.from({ length: weights[name] }, () => name),
  );
  return random.pick(choices);
}
