import assert from 'node:assert/strict';
import { VERDICTS, type Verdict } from '../../../../src/check/verdict.js';
import { NOT_THERE_BEFORE } from '../../../../src/protocol/results.js';
import { changesSince, hasChangedRows } from '../../../../src/webview/results/changes.js';
import { shownRows } from './shownRows.js';

describe('what changed since the run before', () => {
  const then = (verdicts: readonly (Verdict | undefined)[], goneCount = 0) => ({
    startedAt: 0,
    verdicts: Uint8Array.from(verdicts, (verdict) =>
      verdict === undefined ? NOT_THERE_BEFORE : VERDICTS.indexOf(verdict),
    ),
    goneCount,
  });

  it('is told of each row that has another verdict or is new', () => {
    const rows = shownRows([{ verdict: 'live' }, { verdict: 'live' }, { verdict: 'timeout' }, {}]);
    const changes = changesSince(then(['live', 'refused', undefined, 'live']), rows);
    assert.deepEqual(
      [0, 1, 2, 3].map((row) => changes.of(row)),
      // the last is still waiting: nobody knows yet
      [undefined, { kind: 'changed', from: 'refused' }, { kind: 'new' }, undefined],
    );
  });

  it('comes to who is live now, who is no longer, and who is dead in another way', () => {
    const rows = shownRows([
      { verdict: 'live' },
      { verdict: 'timeout' },
      { verdict: 'refused' },
      { verdict: 'live' },
    ]);
    const changes = changesSince(then(['timeout', 'live', 'timeout', undefined], 7), rows);
    assert.deepEqual(changes.sum(), { revived: 1, lost: 1, others: 1, fresh: 1, gone: 7 });
  });

  it('is nothing to show beside the rows where none of them changed', () => {
    const rows = shownRows([{ verdict: 'live' }, { verdict: 'timeout' }]);
    const sumSince = (...verdicts: readonly Verdict[]) => changesSince(then(verdicts, 7), rows).sum();
    assert.equal(hasChangedRows(sumSince('live', 'timeout')), false);
    assert.equal(hasChangedRows(sumSince('live', 'refused')), true);
  });
});
