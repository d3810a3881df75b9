import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { Secret } from '../../../src/core/secret.js';

describe('Secret', () => {
  it('shows its value in no way but expose', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 9 }), (value) => {
        fc.pre(!'"held":[secret] Error: '.includes(value));
        const secret = new Secret(value);
        const shown = [
          String(secret),
          JSON.stringify({ held: secret }),
          inspect({ held: secret }, { depth: null, showHidden: true }),
          inspect(new Map([[secret, [secret]]])),
          new Error(String(secret)).message,
          Object.entries(secret).join(),
        ];
        for (const text of shown) {
          assert.ok(!text.includes(value), text);
        }
        assert.equal(secret.expose(), value);
      }),
    );
  });

  it('says that it is one, where it is printed', () => {
    const secret = new Secret('hidden');
    assert.equal(
      `${String(secret)} ${JSON.stringify(secret)} ${inspect(secret)}`,
      '[secret] "[secret]" [secret]',
    );
  });

  it('is equal to a secret with the same value', () => {
    assert.ok(new Secret('a').equals(new Secret('a')));
    assert.ok(!new Secret('a').equals(new Secret('b')));
  });

  it('does not survive a clone', () => {
    assert.deepEqual(structuredClone(new Secret('hidden')), {});
  });

  it('is found in a text as it is and as a URL writes it, and an empty one in none', () => {
    const secret = new Secret(' rk_a+b/c ');
    const texts = ['why rk_a+b/c?', 'http://user:rk_a%2Bb%2Fc@host:1', 'rk_a b/c', ''];
    assert.deepEqual(
      texts.map((text) => secret.isWithin(text)),
      [true, true, false, false],
    );
    assert.ok(!new Secret(' ').isWithin('why ?'));
  });
});
