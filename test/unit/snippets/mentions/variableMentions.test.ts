import assert from 'node:assert/strict';
import { languageOf } from '../../../../src/snippets/languages.js';
import { DATA_FORMATS } from '../../../../src/snippets/dataFormats.js';
import { variableMentions } from '../../../../src/snippets/mentions/variableMentions.js';
import { PROGRAMMING_LANGUAGES } from '../../../../src/snippets/programmingLanguages.js';
import { SHELLS } from '../../../../src/snippets/shells.js';

const NAMES = new Set(['PROXY_URL', 'PROXY_URL_2']);

function mentioned(line: string): readonly string[] {
  return variableMentions(line, (name) => NAMES.has(name)).map(({ name, kind, start, end }) => {
    assert.equal(line.slice(start, end), name);
    return `${kind} ${name}`;
  });
}

describe('a variable in a line', () => {
  for (const language of [...PROGRAMMING_LANGUAGES, ...SHELLS, ...DATA_FORMATS]) {
    it(`is found as ${language.ids.join(', ')} refer to it: ${language.reference('PROXY_URL')}`, () => {
      assert.ok(mentioned(`x = ${language.reference('PROXY_URL')}`).includes('reference PROXY_URL'));
      for (const { embed, quote } of language.strings) {
        const text = embed && `x = ${quote}a${embed('PROXY_URL')}/b${quote}`;
        assert.ok(text === undefined || mentioned(text).includes('reference PROXY_URL'), text);
      }
    });
  }

  for (const line of [
    "process.env['PROXY_URL']",
    'process.env?.["PROXY_URL"]',
    'import.meta.env.PROXY_URL',
    'Deno.env.get("PROXY_URL")',
    'os.getenv("PROXY_URL")',
    "os.environ.get('PROXY_URL', '')",
    "env('PROXY_URL')",
    'env!("PROXY_URL")',
    'ENV["PROXY_URL"]',
    "$_ENV['PROXY_URL']",
    'curl -x $PROXY_URL',
    '"${PROXY_URL:-}"',
    '${{ secrets.PROXY_URL }}',
    'P: ${env:PROXY_URL}',
  ]) {
    it(`is read in ${line}`, () => {
      assert.deepEqual(mentioned(line), ['reference PROXY_URL']);
    });
  }

  for (const line of [
    'PROXY_URL=',
    'export PROXY_URL="x"',
    '  PROXY_URL: x',
    '- "PROXY_URL": y',
    'ENV PROXY_URL=x',
  ]) {
    it(`is set in ${line}`, () => {
      assert.deepEqual(mentioned(line), ['definition PROXY_URL']);
    });
  }

  it('is no other word, and no other variable', () => {
    for (const line of [
      'const a = PROXY_URL;',
      'The PROXY_URL is',
      'process.env.PROXY_URL_3',
      'process.env.MY_PROXY_URL',
      'f(PROXY_URL)',
    ]) {
      assert.deepEqual(mentioned(line), [], line);
    }
    assert.deepEqual(mentioned('process.env.PROXY_URL_2 ?? process.env.PROXY_URL'), [
      'reference PROXY_URL_2',
      'reference PROXY_URL',
    ]);
  });

  it('has a language for each notation', () => {
    assert.equal(languageOf('nobody-knows', 'x').ids.length, 0);
    assert.deepEqual(mentioned(languageOf('nobody-knows', 'x').reference('PROXY_URL')), [
      'reference PROXY_URL',
    ]);
  });
});
