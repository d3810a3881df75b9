import assert from 'node:assert/strict';
import ts from 'typescript';
import { MAY_EXPOSE_SECRETS } from './layers.mjs';
import { nodesIn, parse, sourcesIn, type Source } from './sources.js';

/** A pattern of the table: `**` is any depth, `*` one folder or name. */
function matches(pattern: string, file: string): boolean {
  const expression = pattern
    .replaceAll('.', '\\.')
    .replaceAll(/\*+/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${expression}$`).test(file);
}

/** However `expose` is reached: called, handed on, or taken out of the object. */
function exposes({ tree }: Source): boolean {
  return nodesIn(tree).some(
    (node) =>
      (ts.isPropertyAccessExpression(node) && node.name.text === 'expose') ||
      (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === 'expose') ||
      (ts.isElementAccessExpression(node) && /^['"`]expose['"`]$/.test(node.argumentExpression.getText())),
  );
}

describe('the value of a secret', () => {
  const exposing = sourcesIn('src')
    .filter(exposes)
    .map(({ path }) => path);

  it('is taken out in the files of the table alone', () => {
    const others = exposing.filter((file) => !MAY_EXPOSE_SECRETS.some((pattern) => matches(pattern, file)));
    assert.deepEqual(others, []);
  });

  it('is seen to be taken out however that is written', () => {
    for (const text of ['key.expose();', 'f(key?.expose);', 'const { expose } = key;', "key['expose']();"]) {
      assert.ok(exposes(parse('sample.ts', text)), text);
    }
    assert.ok(!exposes(parse('sample.ts', '// key.expose() would show it')));
  });

  it('is taken out in every place that the table allows', () => {
    const unused = MAY_EXPOSE_SECRETS.filter((pattern) => !exposing.some((file) => matches(pattern, file)));
    assert.deepEqual(unused, []);
  });
});
