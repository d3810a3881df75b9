import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HostCodes } from '../../../../src/protocol/hostCodes.js';
import {
  allRows,
  holdsText,
  isOneOf,
  keysOfHosts,
  ranksOf,
  rowsWhere,
  sorted,
} from '../../../../src/webview/grid/order.js';

/** The order as a stable sort that compares finds it. */
function comparedOrder(rows: readonly number[], keys: readonly number[], sign: 1 | -1): number[] {
  const key = (row: number) => keys[row] ?? Number.NaN;
  return rows.toSorted((one, other) => {
    const [left, right] = [key(one), key(other)];
    return Number.isNaN(left) || Number.isNaN(right)
      ? Number(Number.isNaN(left)) - Number(Number.isNaN(right))
      : sign * (left < right ? -1 : left > right ? 1 : 0);
  });
}

describe('sorted rows', () => {
  it('are those of a stable sort, either way, with what has no key last', () => {
    const key = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constantFrom(0, -0, NaN, Infinity));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1 }), fc.array(fc.nat()), (keys, picks) => {
        const rows = picks.map((pick) => pick % keys.length);
        for (const [direction, sign] of [
          ['ascending', 1],
          ['descending', -1],
        ] as const) {
          const found = sorted(Uint32Array.from(rows), keys, direction);
          assert.deepEqual([...found], comparedOrder(rows, keys, sign));
        }
      }),
    );
  });

  it('come from keys of any kind of array', () => {
    const rows = allRows(4);
    for (const keys of [
      Uint8Array.of(3, 1, 2, 1),
      Uint32Array.of(0xffff_ffff, 1, 2, 1),
      Float32Array.of(0.3, -1, 0.2, -1),
    ]) {
      assert.deepEqual([...sorted(rows, keys, 'ascending')], [1, 3, 2, 0]);
      assert.deepEqual([...sorted(rows, keys, 'descending')], [0, 2, 1, 3]);
    }
  });
});

describe('keys of texts and hosts', () => {
  it('rank texts as a person would, numbers in them by their value', () => {
    assert.deepEqual([...ranksOf(['b10', 'B9', 'a', 'ä', 'a', ''], 'en')], [4, 3, 1, 2, 1, 0]);
  });

  it('put addresses in the order of their numbers and ports, and names before them', () => {
    const codes = new HostCodes();
    const proxies: readonly (readonly [string, number])[] = [
      ['10.0.0.1', 80],
      ['9.255.0.1', 8080],
      ['zeta.example', 1],
      ['9.255.0.1', 80],
      ['alpha.example', 65_535],
      ['255.255.255.255', 65_535],
    ];
    const hosts = Uint32Array.from(proxies, ([host]) => codes.codeOf(host));
    const ports = Uint16Array.from(proxies, ([, port]) => port);
    const keys = keysOfHosts(hosts, codes.names, ports);
    assert.deepEqual([...sorted(allRows(6), keys, 'ascending')], [4, 2, 3, 1, 0, 5]);
  });
});

describe('rows of a filter', () => {
  it('pass every test of it, in their order', () => {
    const codes = Uint8Array.of(0, 1, 2, 1);
    const texts = ['Alpha', 'beta', 'ALPHABET', 'Bet'];
    const tests = [isOneOf(codes, [1, 2]), holdsText((row) => texts[row] ?? '', 'BET')];
    assert.deepEqual([...rowsWhere(4, tests)], [1, 2, 3]);
    assert.deepEqual([...rowsWhere(4, [isOneOf(codes, [])])], []);
    assert.deepEqual([...rowsWhere(4, [])], [0, 1, 2, 3]);
  });
});
