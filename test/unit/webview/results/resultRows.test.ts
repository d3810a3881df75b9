import assert from 'node:assert/strict';
import { decodeFrame } from '../../../../src/protocol/columns.js';
import { RESULT_COLUMNS } from '../../../../src/protocol/resultsFrame.js';
import { ResultFrames } from '../../../../src/ui/checks/resultsPanelFrames.js';
import { ResultRows } from '../../../../src/webview/results/resultRows.js';
import { type GivenRow, listOf, resultsOf, setRow, shownRows, WORDS } from './shownRows.js';

describe('the rows of a run on its page', () => {
  it('are those of the run', () => {
    const rows = shownRows([
      {
        place: '1.2.3.4:8080',
        verdict: 'live',
        scheme: 'http',
        country: 'DE',
        exit: '9.9.9.9',
        connectMs: 38,
      },
      { place: '[2001:db8::1]:1080', asked: 'US', verdict: 'timeout', reason: 'slowConnect' },
      { place: 'proxy.example:3128', exit: '2001:db8::2' },
    ]);
    assert.equal(rows.count, 3);
    assert.deepEqual(
      [0, 1, 2].map((row) => [rows.label(row), rows.exit(row), rows.country('country', row)]),
      [
        ['1.2.3.4:8080', '9.9.9.9', 'DE'],
        ['[2001:db8::1]:1080', '', ''],
        ['proxy.example:3128', '2001:db8::2', ''],
      ],
    );
    assert.deepEqual(
      [rows.word('verdict', 0), rows.word('scheme', 0), rows.word('verdict', 1), rows.word('reason', 1)],
      ['live', 'http', 'timeout', 'slowConnect'],
    );
    assert.equal(rows.word('scheme', 2), '');
    assert.equal(rows.country('asked', 1), 'US');
    assert.equal(rows.milliseconds('connect', 0), 38);
    assert.ok(Number.isNaN(rows.milliseconds('connect', 1)));
  });

  it('are written over by those that changed, with exits that were not told before', () => {
    const given: readonly GivenRow[] = [{}, { place: 'a.example:1' }, {}];
    const results = resultsOf(given);
    const frames = new ResultFrames({ list: listOf(given), results });
    const rows = new ResultRows(decodeFrame(RESULT_COLUMNS, frames.whole()), WORDS);
    setRow(results, 2, { verdict: 'live', exit: '2001:db8::7' });
    rows.write(decodeFrame(RESULT_COLUMNS, frames.of(Uint32Array.of(2))));
    setRow(results, 0, { verdict: 'blocked', exit: '2001:db8::8' });
    rows.write(decodeFrame(RESULT_COLUMNS, frames.of(Uint32Array.of(0))));
    assert.deepEqual(
      [0, 1, 2].map((row) => [rows.word('verdict', row), rows.exit(row)]),
      [
        ['blocked', '2001:db8::8'],
        ['waiting', ''],
        ['live', '2001:db8::7'],
      ],
    );
    assert.equal(rows.label(1), 'a.example:1');
  });

  it('can be told to a second page from the beginning', () => {
    const given: readonly GivenRow[] = [{ place: 'a.example:1', exit: 'b.example' }];
    const frames = new ResultFrames({ list: listOf(given), results: resultsOf(given) });
    frames.whole();
    const rows = new ResultRows(decodeFrame(RESULT_COLUMNS, frames.whole()), WORDS);
    assert.deepEqual([rows.label(0), rows.exit(0)], ['a.example:1', 'b.example']);
  });
});
