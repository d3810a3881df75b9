import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/errors.js';
import { Refusal } from '../../../../src/ui/commands/context.js';
import { logText } from '../../../../src/ui/commands/logText.js';

describe('the log of a command that failed', () => {
  it('has what our own errors say', () => {
    assert.equal(logText(new Refusal('Choose another row.')), 'Choose another row.');
    const error = new ProviderError({ kind: 'timeout', provider: 'gateway', endpoint: 'GET /x' });
    assert.equal(logText(error), 'gateway GET /x: timeout');
  });

  it('has no address that its viewer makes a link of', () => {
    assert.equal(logText(new Refusal('It says: http://x.test/')), 'It says: http:\u200B//x.test/');
  });

  it('has the place of any other, and nothing of what it says, on whichever line', () => {
    const text = logText(new TypeError('canary-1\ncanary-2\n    at canary-3'));
    assert.match(text, /^TypeError\n {4}at .*logText\.test/);
    assert.doesNotMatch(text, /canary/);
    assert.equal(logText('canary-1'), 'string');
  });
});
