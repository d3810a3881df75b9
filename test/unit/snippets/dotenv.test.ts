import assert from 'node:assert/strict';
import fc from 'fast-check';
import { upsertVariable, variableHolding, variableState } from '../../../src/snippets/dotenv.js';

const URL_1 = 'http://u:p%40ss@h.example:8080';
const URL_2 = 'http://u2:p@h.example:8080';

describe('upsertVariable', () => {
  const cases: [string, string, string][] = [
    ['an empty file', '', 'P=http://new\n'],
    ['a file', '# mine\nA=1\n', '# mine\nA=1\nP=http://new\n'],
    ['a last line without an end', 'A=1', 'A=1\nP=http://new\n'],
    ['line ends of Windows', 'A=1\r\nB=2', 'A=1\r\nB=2\r\nP=http://new\r\n'],
    ['a definition', 'A=1\nP=old\nB=2\n', 'A=1\nP=http://new\nB=2\n'],
    ['a definition with a comment', 'P=old # home\n', 'P=http://new # home\n'],
    ['an empty definition', 'P=\r\nB=2\r\n', 'P=http://new\r\nB=2\r\n'],
    ['an empty one with a comment', 'P= # set me\n', 'P=http://new # set me\n'],
    ['an exported one, spaced and quoted', '  export P = "old # x"  # y\n', '  export P=http://new  # y\n'],
    ['several definitions', 'P=1\nP=2\n', 'P=http://new\nP=http://new\n'],
    ['one commented out', '# P=1\n', '# P=1\nP=http://new\n'],
    ['a definition behind a byte order mark', '\uFEFFP=old\n', '\uFEFFP=http://new\n'],
    ['names alike', 'PP=1\nP2=2\nxP=3\n', 'PP=1\nP2=2\nxP=3\nP=http://new\n'],
    ['a look-alike inside a quoted value', 'K="a\nP=1\nb"\n', 'K="a\nP=1\nb"\nP=http://new\n'],
    ['a quote that never ends', 'K="a\nP=1\n', 'K="a\nP=http://new\n'],
  ];
  for (const [name, text, expected] of cases) {
    it(`changes ${name}`, () => {
      assert.equal(upsertVariable(text, 'P', 'http://new'), expected);
      assert.equal(upsertVariable(expected, 'P', 'http://new'), expected);
    });
  }
});

describe('variableHolding and variableState', () => {
  const text = `# x\nexport A='${URL_1}' # y\r\nB=\nPROXY_URL=other\nPROXY_URL_2=more\nC=${URL_2}\nC=last\n`;

  it('finds the variable that holds a value in the end', () => {
    assert.equal(variableHolding(text, URL_1), 'A');
    assert.equal(variableHolding(text, 'last'), 'C');
    assert.equal(variableHolding(text, URL_2), undefined);
  });

  it('tells a variable of this value from one of another, and from none', () => {
    assert.equal(variableState(text, 'A', URL_1), 'held');
    assert.equal(variableState(text, 'C', 'last'), 'held');
    assert.equal(variableState(text, 'C', URL_2), 'taken');
    assert.equal(variableState(text, 'PROXY_URL', URL_1), 'taken');
    assert.equal(variableState(text, 'B', URL_1), 'free');
    assert.equal(variableState(text, 'NEW', URL_1), 'free');
  });

  it('finds what upsertVariable wrote', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        assert.equal(variableHolding(upsertVariable(text, 'NEW', url), url), 'NEW');
      }),
    );
  });
});
