import assert from 'node:assert/strict';
import { sorted } from '../../../../src/webview/grid/order.js';
import { type Filter, isFiltering, NO_FILTER, rowsThatFit } from '../../../../src/webview/results/filter.js';
import { sortKeys } from '../../../../src/webview/results/sortKeys.js';
import { shownRows } from './shownRows.js';

const rows = shownRows([
  {
    place: '10.0.0.2:80',
    verdict: 'live',
    country: 'US',
    asked: 'US',
    scheme: 'socks5',
    anonymity: 'elite',
    exit: '9.1.1.1',
    connectMs: 30,
  },
  { place: '10.0.0.10:80', verdict: 'timeout', scheme: 'http' },
  {
    place: '10.0.0.2:9',
    verdict: 'live',
    country: 'DE',
    asked: 'US',
    scheme: 'http',
    exit: '10.9.9.9',
    connectMs: 20,
  },
  { place: 'b.example:1', verdict: 'garbage', connectMs: 20 },
  { place: 'a.example:1', verdict: 'authRefused', asked: 'DE' },
]);

const fitting = (filter: Partial<Filter>, removed: readonly number[] = []) => [
  ...rowsThatFit(rows, { ...NO_FILTER, ...filter }, new Set(removed)),
];

describe('the rows that are shown', () => {
  it('are all of them while nothing is chosen', () => {
    assert.deepEqual(fitting({}), [0, 1, 2, 3, 4]);
    assert.ok(!isFiltering(NO_FILTER));
    assert.ok(isFiltering({ ...NO_FILTER, text: 'a' }));
  });

  it('fit each of the choices', () => {
    assert.deepEqual(fitting({ verdict: 'live' }), [0, 2]);
    assert.deepEqual(fitting({ verdict: 'dead' }), [1, 3]);
    assert.deepEqual(fitting({ verdict: 'garbage' }), [3]);
    assert.deepEqual(fitting({ country: 'DE' }), [2]);
    assert.deepEqual(fitting({ protocol: 'http' }), [1, 2]);
    assert.deepEqual(fitting({ anonymity: 'elite' }), [0]);
    assert.deepEqual(fitting({ verdict: 'live', protocol: 'http' }), [2]);
    assert.deepEqual(fitting({ verdict: 'no such' }), []);
  });

  it('have every word of the text in address, exit, country or protocol', () => {
    assert.deepEqual(fitting({ text: '.EXAMPLE' }), [3, 4]);
    assert.deepEqual(fitting({ text: 'us socks' }), [0]);
    assert.deepEqual(fitting({ text: '10.9' }), [2]);
    assert.deepEqual(fitting({ text: ' ' }), [0, 1, 2, 3, 4]);
  });

  it('leave out what was removed', () => {
    assert.deepEqual(fitting({ verdict: 'live' }, [0]), [2]);
  });
});

describe('the order of the rows', () => {
  const by = (column: string, direction: 'ascending' | 'descending' = 'ascending') => [
    ...sorted(rowsThatFit(rows, NO_FILTER, new Set()), sortKeys(column, rows, undefined), direction),
  ];

  it('by address is that of numbers, with the names apart', () => {
    assert.deepEqual(by('proxy'), [4, 3, 2, 0, 1]);
    assert.deepEqual(by('proxy', 'descending'), [1, 0, 2, 3, 4]);
  });

  it('has what is not known last in either direction', () => {
    assert.deepEqual(by('connect'), [2, 3, 0, 1, 4]);
    assert.deepEqual(by('connect', 'descending'), [0, 2, 3, 1, 4]);
    assert.deepEqual(by('exit'), [0, 2, 1, 3, 4]);
  });

  it('by what was asked for puts those that have it before those that have not', () => {
    assert.deepEqual(by('asked'), [4, 0, 2, 1, 3]);
  });

  it('has keys for every column, for each row one', () => {
    for (const column of ['state', 'change', 'protocol', 'last', 'exits', 'rate', 'reputation', 'no such']) {
      assert.equal(sortKeys(column, rows, undefined).length, rows.count, column);
    }
  });
});
