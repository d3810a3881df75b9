import assert from 'node:assert/strict';
import type { CheckList } from '../../../../src/check/list/checkList.js';
import { VERDICTS } from '../../../../src/check/verdict.js';
import { NOT_THERE_BEFORE } from '../../../../src/protocol/results.js';
import { compared, comparisonOf } from '../../../../src/ui/checks/resultsPanelComparison.js';
import type { CheckRuns, OpenRun, RunInfo } from '../../../../src/ui/checks/runs.js';
import { type GivenRow, listOf, resultsOf } from '../../webview/results/shownRows.js';

const PROGRESS: RunInfo['progress'] = { state: 'finished', total: 0, done: 0, live: 0, perSecond: 0 };

function runOf(
  given: readonly GivenRow[],
  info: Partial<RunInfo> = {},
  list: CheckList = listOf(given),
): OpenRun {
  return {
    info: {
      id: 'run',
      title: 'proxies.txt',
      source: { kind: 'file', path: '/a/proxies.txt' },
      checkedBy: { kind: 'local' },
      startedAt: 1000,
      progress: PROGRESS,
      counts: [],
      isElsewhere: false,
      badLineCount: 0,
      duplicateCount: 0,
      ...info,
    },
    list,
    results: resultsOf(given),
  };
}

/** What is asked of the runs that are kept, with these in it. */
function kept(...runs: readonly OpenRun[]): Pick<CheckRuns, 'all' | 'open'> {
  return {
    all: () => Promise.resolve(runs.map(({ info }) => info)),
    open: (id) => Promise.resolve(runs.find(({ info }) => info.id === id)),
  };
}

const words = (verdicts: Uint8Array | undefined) =>
  [...(verdicts ?? [])].map((code) => (code === NOT_THERE_BEFORE ? 'new' : VERDICTS[code]));

describe('a run beside the one before it', () => {
  it('is told for each row by its place, with the rows that are gone', () => {
    const before = runOf([
      { place: 'a:1', verdict: 'live' },
      { place: 'b:1', verdict: 'timeout' },
      { place: 'c:1', verdict: 'live' },
    ]);
    const found = compared(listOf([{ place: 'b:1' }, { place: 'd:1' }, { place: 'a:1' }]), before);
    assert.deepEqual(words(found?.verdicts), ['timeout', 'new', 'live']);
    assert.equal(found?.goneCount, 1);
  });

  it('tells proxies at one place apart by their order, and those of an account by their ids', () => {
    const place = 'gate:1';
    const before = runOf([
      { place, verdict: 'live' },
      { place, verdict: 'timeout' },
    ]);
    assert.deepEqual(words(compared(listOf([{ place }, { place }, { place }]), before)?.verdicts), [
      'live',
      'timeout',
      'new',
    ]);
    const owned = (ids: readonly string[]): CheckList => ({
      ...listOf(ids.map(() => ({ place }))),
      origin: (row) => ({ account: 'a', proxy: ids[row] ?? '' }),
    });
    const then = runOf([{ verdict: 'live' }, { verdict: 'timeout' }], {}, owned(['x', 'y']));
    assert.deepEqual(words(compared(owned(['y', 'x']), then)?.verdicts), ['timeout', 'live']);
  });

  it('is none where the lists have too little in common', () => {
    const before = runOf([{ place: 'a:1' }, { place: 'b:1' }, { place: 'c:1' }]);
    assert.equal(compared(listOf([{ place: 'a:1' }, { place: 'x:1' }, { place: 'y:1' }]), before), undefined);
    assert.equal(compared(listOf([]), before), undefined);
  });

  it('is the latest earlier one of the same source', async () => {
    const rows: readonly GivenRow[] = [{ verdict: 'live' }];
    const at = (id: string, startedAt: number, path: string) =>
      runOf(rows, { id, startedAt, source: { kind: 'file', path } });
    const now = at('now', 50, '/a');
    const runs = kept(
      at('later', 60, '/a'),
      now,
      at('other', 40, '/b'),
      at('earlier', 30, '/a'),
      at('first', 20, '/a'),
    );
    assert.equal((await comparisonOf(now, runs))?.startedAt, 30);
    assert.equal(await comparisonOf(at('alone', 10, '/a'), runs), undefined);
  });
});
