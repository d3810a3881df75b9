import assert from 'node:assert/strict';
import { isPlainlyShown } from '../../../src/core/depositAddress.js';

function isShown(address: string, value = '104729'): boolean {
  return isPlainlyShown({ currency: 'XRP', network: 'XRPL', address, extras: [{ name: 'tag', value }] });
}

describe('a deposit address', () => {
  it('is shown where all of it is seen', () => {
    for (const address of [
      'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh',
      'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      `0x${'a'.repeat(40)}`,
      'EQ-_/+=',
    ]) {
      assert.ok(isShown(address), address);
    }
    assert.ok(isShown('r', 'two words'));
  });

  it('is refused with anything hidden, alike or around it, in itself or in its tag', () => {
    const odd = ['\u202e', '\u200b', '\u0000', '\n', '\t', '\u00a0', '\u0430', '\u00e9', '\ud83d\ude00'];
    for (const character of odd) {
      assert.ok(!isShown(`T${character}x`), JSON.stringify(character));
      assert.ok(!isShown('Tx', `1${character}2`), JSON.stringify(character));
    }
    for (const address of ['', ' Tx', 'Tx ', 'T x', 'x'.repeat(257)]) {
      assert.ok(!isShown(address), JSON.stringify(address));
    }
    assert.ok(!isShown('Tx', ' 1') && !isShown('Tx', '1  2') && !isShown('Tx', ''));
  });
});
