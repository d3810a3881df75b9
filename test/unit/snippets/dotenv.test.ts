import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { proxyUrl } from '../../../src/core/proxy/format.js';
import { freeVariableName, upsertVariable, variableHolding } from '../../../src/snippets/dotenv.js';
import { address } from '../core/proxy/arbitraries.js';
import { isInstalled, output } from './interpreters.js';

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

describe('variableHolding and freeVariableName', () => {
  const text = `# x\nexport A='${URL_1}' # y\r\nB=\nPROXY_URL=other\nPROXY_URL_2=more\nC=${URL_2}\nC=last\n`;

  it('finds the variable that holds a value in the end', () => {
    assert.equal(variableHolding(text, URL_1), 'A');
    assert.equal(variableHolding(text, 'last'), 'C');
    assert.equal(variableHolding(text, URL_2), undefined);
  });

  it('numbers a name that is taken', () => {
    assert.equal(freeVariableName(text, 'PROXY_URL'), 'PROXY_URL_3');
    assert.equal(freeVariableName(text, 'B'), 'B');
    assert.equal(freeVariableName('', 'PROXY_URL'), 'PROXY_URL');
  });

  it('finds what upsertVariable wrote', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        assert.equal(variableHolding(upsertVariable(text, 'NEW', url), url), 'NEW');
      }),
    );
  });
});

/** How each reader is asked for all variables of a file as one JSON object. */
const READERS: { name: string; isThere: () => boolean; read: (file: string) => string }[] = [
  {
    name: 'node --env-file',
    isThere: () => true,
    read: (file) => output('node', [`--env-file=${file}`, '-p', 'JSON.stringify(process.env)']),
  },
  ...['bash', 'dash'].map((shell) => ({
    name: `${shell}, sourced`,
    isThere: () => isInstalled(shell, ['-c', 'true']),
    read: (file: string) =>
      output(shell, ['-c', `set -a; . "$0"; exec node -p 'JSON.stringify(process.env)'`, file]),
  })),
  {
    name: 'python-dotenv',
    isThere: () => isInstalled('python3', ['-c', 'import dotenv']),
    read: (file) =>
      output('python3', [
        '-c',
        'import dotenv, json, sys; print(json.dumps(dotenv.dotenv_values(sys.argv[1])))',
        file,
      ]),
  },
];

describe('.env as written', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-dotenv-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const urls = [
    ...fc.sample(address, { numRuns: 200, seed: 1 }).map((one) => proxyUrl(one).expose()),
    'vless://id@h.example:443?type=ws&path=%2Fx&host=a;b#My (fine) proxy $HOME `id` \'q\' "d" \\n',
    'ss://YWVzOnA@h.example:8388#~tilde',
  ];
  const expected = urls.map((url) =>
    url.replace(/[$`'"\\ ]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`),
  );

  for (const { name, isThere, read } of READERS) {
    (isThere() ? it : it.skip)(`is read rightly by ${name}`, () => {
      const file = path.join(folder, 'test.env');
      writeFileSync(
        file,
        urls.reduce((text, url, index) => upsertVariable(text, `EGRESS_${index}`, url), '# test\n'),
      );
      const held = JSON.parse(read(file)) as Record<string, string>;
      assert.deepEqual(
        urls.map((_, index) => held[`EGRESS_${index}`]),
        expected,
      );
    });
  }
});
