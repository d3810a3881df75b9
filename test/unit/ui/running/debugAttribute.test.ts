import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/ui/commands/context.js';
import { readAttribute } from '../../../../src/ui/running/debugAttribute.js';

describe('the attribute that names a proxy', () => {
  it('is a word, or an account and a proxy', () => {
    assert.equal(readAttribute('ask', 'egress'), 'ask');
    assert.equal(readAttribute('workspace', 'egress'), 'workspace');
    const named = { account: 'Scraping', proxy: '203.0.113.7:8080' };
    assert.deepEqual(readAttribute(named, 'proxy'), named);
  });

  for (const value of [
    undefined,
    null,
    true,
    'yes',
    '',
    [],
    {},
    { account: 'a' },
    { proxy: 'p' },
    { account: '', proxy: 'p' },
    { account: 'a', proxy: 5 },
    { account: 'a', proxy: 'p', scheme: 'http' },
  ]) {
    it(`is not ${JSON.stringify(value)}`, () => {
      assert.throws(
        () => readAttribute(value, 'egress'),
        (error) => error instanceof Refusal && error.message.startsWith('"egress" can be "ask"'),
      );
    });
  }
});
