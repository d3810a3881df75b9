import assert from 'node:assert/strict';
import { countProblem } from '../../../../src/ui/input/countProblem.js';

describe('a number of things to buy', () => {
  it('is whole, and not more than anybody means', () => {
    for (const text of ['1', '10', '999999']) {
      assert.equal(countProblem(text), undefined, text);
    }
    for (const text of ['', '0', '-1', '01', '1.5', '1e3', 'NaN', '1000000', '1 000', '\u0661']) {
      assert.match(countProblem(text) ?? '', /from 1 to 999999/, text);
    }
  });
});
