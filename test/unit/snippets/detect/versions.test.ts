import assert from 'node:assert/strict';
import { bestOf, isInRange, lowestOf } from '../../../../src/snippets/detect/versions.js';

describe('isInRange', () => {
  const cases: [string, string, boolean][] = [
    ['1.16.1', '>=1.16.1', true],
    ['1.16.0', '>=1.16.1', false],
    ['1.16.0', '<1.16.1', true],
    ['1.16', '<1.16.1', true],
    ['0.28.0rc1', '>=0.28', true],
    ['0.27.2', '>=0.28', false],
    ['8.0.0-beta.3', '>=8', true],
    ['8.0.0-beta.3', '<8', false],
    ['7.16.0', '>=7 <8', true],
    ['8.1.0', '>=7 <8', false],
    ['v1.22.3', '>=1.22', true],
    ['1!2.0', '^2', true],
    ['1.2.3', '^1.1', true],
    ['2.0.0', '^1.1', false],
    ['0.3.1', '^0.3.0', true],
    ['0.4.0', '^0.3.0', false],
    ['0.0.4', '^0.0.3', false],
    ['1.2.9', '~1.2.3', true],
    ['1.3.0', '~1.2.3', false],
    ['1.9', '~1', true],
    ['1.4.5', '~=1.4.2', true],
    ['1.5.0', '~=1.4.2', false],
    ['1.5.0', '~> 1.4', true],
    ['1.2.7', '1.2.x', true],
    ['1.3.0', '1.2.x', false],
    ['3.4.0', '3', true],
    ['4.0.0', '3', false],
    ['1.5.0', '1.2.0 - 1.6.0', true],
    ['1.7.0', '1.2.0 - 1.6.0', false],
    ['5.0.0', '<2 || >=4', true],
    ['3.0.0', '<2 || >=4', false],
    ['1.2.3', '*', true],
    ['2.31.0', '==2.31.0', true],
    ['2.31.1', '!=2.31.0', true],
    ['4.12.0.RELEASE', '>=4.12', true],
    ['', '>=1', false],
    ['latest', '*', false],
  ];
  for (const [version, range, expected] of cases) {
    it(`is ${String(expected)} for ${version} in ${range}`, () => {
      assert.equal(isInRange(version, range), expected);
    });
  }
});

describe('lowestOf', () => {
  const cases: [string, string | undefined][] = [
    ['^1.6.0', '1.6.0'],
    ['>=0.27,<0.29', '0.27'],
    ['<2,>=1.1', '1.1'],
    ['== 2.31.0', '2.31.0'],
    ['==2.31.*', '2.31'],
    ['~=1.4.2', '1.4.2'],
    ['>=0.28.0rc1', '0.28.0rc1'],
    ['1.x', '1'],
    ['<2', undefined],
    ['*', undefined],
    ['latest', undefined],
    ['1.2.0 - 1.6.0', '1.2.0'],
    ['~1.0 || ^2', '1.0'],
  ];
  for (const [range, expected] of cases) {
    it(`is ${String(expected)} of ${range}`, () => {
      assert.equal(lowestOf(range), expected);
    });
  }
});

describe('bestOf', () => {
  it('is the highest that the range lets in, else the highest', () => {
    assert.equal(bestOf(['1.10.0', '1.9.0', '2.0.0'], '^1.2'), '1.10.0');
    assert.equal(bestOf(['1.10.0', '2.0.0'], undefined), '2.0.0');
    assert.equal(bestOf(['1.10.0', '2.0.0'], 'latest'), '2.0.0');
    assert.equal(bestOf(['1.10.0'], '^3'), '1.10.0');
    assert.equal(bestOf([], '^3'), undefined);
  });
});
