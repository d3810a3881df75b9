import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bindingName, readBinding } from '../../../src/ui/binding.js';

describe('a binding', () => {
  const names = { account: 'Scraping EU', endpoint: 'ipv4 · US' };

  it('is names, and a variable', () => {
    assert.deepEqual(readBinding(names), names);
    const whole = { ...names, variable: 'SCRAPER_PROXY' };
    assert.deepEqual(readBinding(whole), whole);
    assert.equal(readBinding(null), undefined);
    assert.equal(readBinding(undefined), undefined);
  });

  for (const [what, value] of [
    ['of another type', 'Scraping EU'],
    ['a list', [names]],
    ['without an endpoint', { account: 'a' }],
    ['with a number', { ...names, endpoint: 7 }],
    ['with more than it has', { ...names, host: '203.0.113.7' }],
    ['with a long name', { ...names, endpoint: 'x'.repeat(201) }],
    ['with an empty name', { ...names, account: '' }],
    ['with a link', { ...names, endpoint: '[x](command:egress.removeAccount)' }],
    ['with an icon', { ...names, endpoint: '$(trash)' }],
    ['with several lines', { ...names, endpoint: 'a\nb' }],
    ['with hidden text', { ...names, account: 'a\u202Eb' }],
    ['with a variable that is none', { ...names, variable: 'A=1; rm' }],
  ] as const) {
    it(`is unusable ${what}`, () => {
      assert.equal(readBinding(value), 'unusable');
    });
  }

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readBinding(value);
        assert.ok(read === undefined || read === 'unusable' || typeof read.account === 'string');
      }),
    );
  });

  it('calls an endpoint by the name that others know, where there is one', () => {
    assert.equal(bindingName({ owner: 'order 17 · US', name: 'ipv4 · US' }), 'ipv4 · US');
    assert.equal(bindingName({ owner: 'Client A' }), 'Client A');
  });
});
