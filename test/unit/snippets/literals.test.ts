import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { betweenQuotes, literals, TEXTS } from './texts.js';

describe('literals', () => {
  it('are read back by JSON and YAML', () => {
    assert.deepEqual(JSON.parse(`[${literals('json').join()}]`), TEXTS);
    for (const items of [literals('yaml'), betweenQuotes('yaml', "'"), betweenQuotes('yaml', '"')]) {
      assert.deepEqual(parseYaml(items.map((item) => `- ${item}`).join('\n')), TEXTS);
    }
  });

  it('survive the interpolation of compose', () => {
    const read = parseYaml(
      literals('yaml', 'compose.yaml')
        .map((item) => `- ${item}`)
        .join('\n'),
    ) as string[];
    for (const text of read) {
      assert.doesNotMatch(text.replaceAll('$$', ''), /\$/);
    }
    assert.deepEqual(
      read.map((text) => text.replaceAll('$$', '$')),
      TEXTS,
    );
  });
});
