import assert from 'node:assert/strict';
import { withIgnored } from '../../../src/snippets/gitignore.js';

describe('withIgnored', () => {
  it('adds the entry once, with the line ends of the file', () => {
    assert.equal(withIgnored(''), '.env\n');
    assert.equal(withIgnored('node_modules'), 'node_modules\n.env\n');
    assert.equal(withIgnored('a\r\n'), 'a\r\n.env\r\n');
    assert.equal(withIgnored('a\n.env\nb\n'), 'a\n.env\nb\n');
    assert.equal(withIgnored(withIgnored('a')), withIgnored('a'));
  });

  it('is not taken in by look-alikes, and has the last word', () => {
    assert.equal(withIgnored('# .env\n.env.local\n'), '# .env\n.env.local\n.env\n');
    assert.equal(withIgnored('.env\n!.env\n'), '.env\n!.env\n.env\n');
    assert.equal(withIgnored('.env\n!.env*\n'), '.env\n!.env*\n.env\n');
    assert.equal(withIgnored('.env\t\n'), '.env\t\n.env\n');
    assert.equal(withIgnored('!.env\n.env  \n'), '!.env\n.env  \n');
  });
});
