import assert from 'node:assert/strict';
import { findMisuses, MISUSE_RULES, withEdits } from '../../../../src/snippets/misuse/findMisuses.js';
import { WRONG_CODE } from './wrongCode.js';

describe('misuse of a proxy', () => {
  for (const { rule, languageId, text, marked, fixed, version } of WRONG_CODE) {
    const find = (written: string) =>
      findMisuses({ languageId, fileName: 'file', text: written }, () => version);

    it(`${rule}: ${marked}`, () => {
      const [found, ...others] = find(text);
      assert.ok(found);
      assert.deepEqual(others, []);
      assert.equal(found.rule.id, rule);
      assert.equal(text.slice(found.start, found.end), marked);
      assert.equal(found.fix && withEdits(text, found.fix), fixed);
      assert.deepEqual(fixed === undefined ? [] : find(fixed), [], 'the fixed code is right');
    });
  }

  it('has an example of each rule', () => {
    const shown = new Set(WRONG_CODE.map(({ rule }) => rule));
    assert.deepEqual([...shown].sort(), MISUSE_RULES.map(({ id }) => id).sort());
  });
});
