import assert from 'node:assert/strict';
import { rowList } from '../../../../src/check/list/rowList.js';
import { Secret } from '../../../../src/core/secret.js';

describe('a list of proxies at hand', () => {
  const address = {
    scheme: 'http',
    host: '1.2.3.4',
    port: 80,
    user: 'u',
    password: new Secret('p'),
  } as const;

  it('has each once, with whose it is and where it was ordered to be', () => {
    const { list, duplicates, badLineCount } = rowList([
      { address, country: 'US', origin: { account: 'a', proxy: 'order/1/2' } },
      { address: { ...address, password: new Secret('p') }, origin: { account: 'b', proxy: 'x' } },
      { address: { ...address, host: '2001:db8::1' }, origin: {} },
      { address: { scheme: 'http', host: '1.2.3.4', port: 80 }, origin: {} },
    ]);
    assert.deepEqual([list.count, duplicates, badLineCount], [3, 1, 0]);
    assert.deepEqual(list.origin(0), { account: 'a', proxy: 'order/1/2' });
    assert.deepEqual(
      [0, 1, 2].map((row) => list.askedCountry(row)),
      ['US', undefined, undefined],
    );
    assert.deepEqual(
      [0, 1, 2].map((row) => list.label(row)),
      ['1.2.3.4:80', '[2001:db8::1]:80', '1.2.3.4:80'],
    );
    assert.deepEqual(
      [0, 1, 2].map((row) => list.credential(row)),
      [1, 1, 0],
    );
    assert.throws(() => list.address(3), RangeError);
  });
});
