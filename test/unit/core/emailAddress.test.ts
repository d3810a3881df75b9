import assert from 'node:assert/strict';
import { isEmailAddress } from '../../../src/core/emailAddress.js';

describe('an email address', () => {
  it('has a name and a host', () => {
    for (const text of ['you@example.com', 'jürgen+proxy@exämple.com']) {
      assert.equal(isEmailAddress(text), true, text);
    }
    for (const text of ['', 'you', 'you@', '@example.com', 'you @example.com', 'a@b@c']) {
      assert.equal(isEmailAddress(text), false, text);
    }
  });

  it('shows as it is', () => {
    for (const hidden of ['\u200B', '\u202E', '\u0007', '\u00AD']) {
      assert.equal(isEmailAddress(`you@exam${hidden}ple.com`), false, JSON.stringify(hidden));
    }
    assert.equal(isEmailAddress(`${'a'.repeat(600)}@example.com`), false);
  });
});
