import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { proxyUrl } from '../../../src/core/proxy/format.js';
import { upsertVariable } from '../../../src/snippets/dotenv.js';
import { address } from '../../unit/core/proxy/arbitraries.js';
import { isInstalled, output } from './interpreters.js';

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
