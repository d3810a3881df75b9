import assert from 'node:assert/strict';
import { openingText } from '../../../../src/ui/running/terminalText.js';
import { payloads } from '../../../window/markup/payloads.js';

describe('what a terminal says first', () => {
  it('obeys nothing of a label and makes no link of it, in 500 pieces of markup', () => {
    for (const text of payloads('http://127.0.0.1:9')) {
      for (const isRelayed of [true, false]) {
        const said = openingText(text, isRelayed);
        assert.doesNotMatch(said.replaceAll('\r\n', ''), /\p{Cc}/u);
        assert.doesNotMatch(said, /:\/\//);
        assert.equal(said.split('\r\n').length, 2);
      }
    }
  });

  it('tells what it goes through, and how', () => {
    assert.match(openingText('NL Private', true), /NL Private by a relay/);
    assert.match(openingText('NL Private', false), /NL Private, whose credentials/);
  });
});
