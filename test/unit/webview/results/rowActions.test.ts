import assert from 'node:assert/strict';
import { rowActions } from '../../../../src/webview/results/rowActions.js';
import { type GivenRow, shownRows } from './shownRows.js';

const GIVEN: readonly GivenRow[] = [
  { verdict: 'live' },
  { verdict: 'authRefused', reason: 'loginRefused' },
  { verdict: 'blocked', reason: 'blockPage' },
  { verdict: 'refused', reason: 'tooManyRequests' },
  { verdict: 'refused', reason: 'noConnect' },
  { verdict: 'timeout', reason: 'slowAnswer' },
];

describe('what can be done with rows', () => {
  const sent: string[] = [];
  const actions = (...chosen: readonly number[]) =>
    rowActions(Uint32Array.from(chosen), {
      rows: shownRows(GIVEN),
      canRepeat: true,
      send: (name, params) => {
        sent.push(`${name} ${JSON.stringify(params)}`);
      },
    });
  const explain = (...chosen: readonly number[]) =>
    actions(...chosen).find(({ label }) => label === 'Explain');

  it('has an explanation for one row whose failure has one', () => {
    const can = GIVEN.map((_, row) => explain(row)?.isDisabled === false);
    assert.deepEqual(can, [false, true, true, true, false, false]);
    assert.equal(explain(1, 2)?.isDisabled, true);
    explain(2)?.run();
    assert.deepEqual(sent, ['explain {"row":2}']);
  });

  it('is nothing where no row is chosen', () => {
    assert.deepEqual(actions(), []);
  });
});
