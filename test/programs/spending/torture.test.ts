import assert from 'node:assert/strict';
import type { Sandbox } from '../../../src/sandbox/types.js';
import { runAll } from '../../torture/campaign.js';
import { crowd, killOne } from '../../torture/processRuns.js';
import { Report } from '../../torture/report.js';
import { runScenario, type Sabotage, type Verdict } from '../../torture/run.js';
import { CELLS, plainScenarioOf, type Scenario } from '../../torture/scenario.js';
import { withoutLock } from '../../torture/window.js';
import { ProcessPool } from '../../torture/windowProcesses.js';

async function reported<T>(
  items: readonly T[],
  seedOf: (item: T) => number,
  run: (item: T, sandbox: Sandbox) => Promise<Verdict>,
  lanes = 8,
): Promise<Report> {
  const listener = new Report();
  await runAll(items, { lanes, listener, run, seedOf });
  assert.equal(listener.runs, items.length, listener.complaints().join('\n'));
  return listener;
}

function tortured(scenarios: readonly Scenario[], sabotage?: Sabotage): Promise<Report> {
  return reported(
    scenarios,
    ({ seed }) => seed,
    (scenario, sandbox) => runScenario(scenario, sandbox, sabotage),
  );
}

/** Two clicks for one thing, of each call, at a provider that is well. */
function twice(proposers: 'doubleClick' | 'windows', manner: Scenario['manner']): readonly Scenario[] {
  return CELLS.flatMap(({ kind }, cell) => (kind === 'resetMidBody' ? [cell] : [])).map((cell) => ({
    ...plainScenarioOf(cell),
    fault: { kind: 'badField', jsonPath: '' },
    proposers,
    manner,
  }));
}

/** The same with lists that cannot be read from the moment of sending until the window is gone. */
function unreadable(scenario: Scenario): Scenario {
  return { ...scenario, reads: 'brokenUntilRestart', readFault: { kind: 'serverError' } };
}

describe('what is spent', () => {
  let pool: ProcessPool;
  before(() => {
    pool = new ProcessPool();
  });
  after(() => pool.stop());

  it('is neither doubled nor lost, whatever goes wrong in whichever call', async () => {
    const report = await tortured(CELLS.map((_, cell) => plainScenarioOf(cell)));
    assert.deepEqual(report.complaints(), []);
    assert.ok(report.figures.charges > CELLS.length / 2 && report.figures.resolved > CELLS.length / 3);
  }).timeout(120_000);

  it('is told apart from a change before it that nobody knows the outcome of', async () => {
    const calls = new Set(['changeCredentials', 'setRotationPolicy', 'switchNetwork']);
    const kinds = new Set(['resetBeforeCharge', 'resetAfterCharge']);
    const report = await tortured(
      CELLS.flatMap(({ call, kind }, cell) => (calls.has(call) && kinds.has(kind) ? [cell] : [])).map(
        (cell) => ({
          ...unreadable(plainScenarioOf(cell)),
          proposers: 'later' as const,
        }),
      ),
    );
    assert.deepEqual(report.complaints(), []);
    assert.equal(report.figures.resolved, 6);
  }).timeout(60_000);

  it('is not lost behind a refusal that no list can confirm', async () => {
    const report = await tortured(
      CELLS.flatMap(({ call, kind }, cell) =>
        call === 'purchase' && kind === 'status' ? [cell] : [],
      ).flatMap((cell) =>
        [401, 402, 403, 409].map((status) => ({
          ...unreadable(plainScenarioOf(cell)),
          fault: { kind: 'status' as const, status },
        })),
      ),
    );
    assert.deepEqual(report.complaints(), []);
    assert.equal(report.figures.charges, 4);
  }).timeout(60_000);

  it('is neither doubled nor lost when processes are killed', async () => {
    const seeds = Array.from({ length: 5 }, (_, index) => 1000 + index * 37);
    const report = await reported(seeds, Number, (seed, sandbox) => killOne(seed, sandbox, pool), 2);
    assert.deepEqual(report.complaints(), []);
  }).timeout(60_000);

  it('is neither doubled nor lost when four processes spend at once', async () => {
    const seeds = [7823, 46, 210];
    const report = await reported(seeds, Number, (seed, sandbox) => crowd(seed, sandbox, pool), 1);
    assert.deepEqual(report.complaints(), []);
    assert.ok(report.figures.charges > 0);
  }).timeout(60_000);

  describe('would be doubled, and the count shows it,', () => {
    it('without the lock: two windows, one person who reads', async () => {
      const scenarios = twice('windows', 'reads');
      assert.deepEqual((await tortured(scenarios)).complaints(), []);
      assert.ok((await tortured(scenarios, { wrapLock: () => withoutLock })).figures.duplicates > 0);
    }).timeout(60_000);

    it('without the single flight: a double click, and a person who reads nothing', async () => {
      const scenarios = twice('doubleClick', 'clicksThrough');
      assert.deepEqual((await tortured(scenarios)).complaints(), []);
      assert.ok((await tortured(scenarios, { hasNoSingleFlight: true })).figures.duplicates > 0);
    }).timeout(60_000);

    it('without the lock: four processes', async () => {
      const report = await reported([87], Number, (seed, sandbox) => crowd(seed, sandbox, pool, false), 1);
      assert.ok(report.figures.duplicates > 0);
    }).timeout(60_000);
  });
});
