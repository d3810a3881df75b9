import assert from 'node:assert/strict';
import { findMisuses, MISUSE_RULES, withEdits } from '../../../../src/snippets/misuse/findMisuses.js';
import { RIGHT_CODE } from './rightCode.js';
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

  for (const { languageId, text, version } of RIGHT_CODE) {
    it(`is not found in ${languageId}: ${text}`, () => {
      const found = findMisuses({ languageId, fileName: 'file', text }, () => version);
      assert.deepEqual(
        found.map(({ rule, start, end }) => [rule.id, text.slice(start, end)]),
        [],
      );
    });
  }

  it('is not found in wrong code that is commented out', () => {
    for (const { languageId, text, version } of WRONG_CODE) {
      const sign = /python|shellscript|dockerfile|dotenv|yaml/.test(languageId) ? '#' : '//';
      const commented = text.replace(/^/gm, `${sign} `);
      assert.deepEqual(
        findMisuses({ languageId, fileName: 'file', text: commented }, () => version),
        [],
        text,
      );
    }
  });
});
