import assert from 'node:assert/strict';
import path from 'node:path';
import ts from 'typescript';
import { nodesIn, parse, placeOf, sourcesIn, type Source } from './sources.js';

const everywhere = [...sourcesIn('src'), ...sourcesIn('test')];

/** A comment that switches a check off. */
const SWITCH_OFF = /(?:\/\/|\/\*)[\s*]*(?:eslint\b|@ts-(?:ignore|expect-error|nocheck))/;

function switchesOff({ path, text }: Source): readonly string[] {
  return text.split('\n').flatMap((line, at) => (SWITCH_OFF.test(line) ? [`${path}:${at + 1}`] : []));
}

/** `any` in any place, and the cast that goes through `unknown`. */
function typeHoles(source: Source): readonly string[] {
  return nodesIn(source.tree)
    .filter(
      (node) =>
        node.kind === ts.SyntaxKind.AnyKeyword ||
        (ts.isAsExpression(node) &&
          ts.isAsExpression(node.expression) &&
          node.expression.type.kind === ts.SyntaxKind.UnknownKeyword),
    )
    .map((node) => placeOf(source, node));
}

function defaultExports(source: Source): readonly string[] {
  return nodesIn(source.tree)
    .filter(
      (node) =>
        node.kind === ts.SyntaxKind.DefaultKeyword ||
        (ts.isExportAssignment(node) && node.isExportEquals !== true) ||
        (ts.isExportSpecifier(node) && node.name.text === 'default'),
    )
    .map((node) => placeOf(source, node));
}

describe('the code', () => {
  it('switches no check off', () => {
    assert.deepEqual(everywhere.flatMap(switchesOff), []);
    for (const directive of ['eslint-disable-next-line no-console', '@ts-ignore', '@ts-expect-error']) {
      assert.equal(switchesOff(parse('sample.ts', `// ${directive}`)).length, 1, directive);
      assert.equal(switchesOff(parse('sample.ts', `f(); /* ${directive} */`)).length, 1, directive);
    }
  });

  it('has no hole in its types', () => {
    assert.deepEqual(everywhere.flatMap(typeHoles), []);
    for (const hole of [
      'let a: any;',
      'f(a as any);',
      'let a: Map<string, any[]>;',
      'f(a as unknown as B);',
    ]) {
      assert.equal(typeHoles(parse('sample.ts', hole)).length, 1, hole);
    }
  });

  it('exports nothing without a name', () => {
    assert.deepEqual(everywhere.flatMap(defaultExports), []);
    for (const nameless of ['export default 1;', 'export default class {}', 'export { a as default };']) {
      assert.equal(defaultExports(parse('sample.ts', nameless)).length, 1, nameless);
    }
  });

  it('is in files of one idea each', () => {
    const files = sourcesIn('src').map(({ path: file, text }) => ({
      file,
      name: path.basename(file, '.ts'),
      lines: text.trimEnd().split('\n').length,
    }));
    const faulty = files.filter(
      ({ name, lines }) =>
        lines > 300 || !/^[a-z][A-Za-z0-9]*$/.test(name) || /utils?|helpers?|manager/i.test(name),
    );
    assert.deepEqual(faulty, []);
  });

  /** A barrel hides where a thing lives: only a folder that others enter by one door has an index. */
  it('has no barrels', () => {
    const reexporting = sourcesIn('src').filter(({ tree }) =>
      tree.statements.some((each) => ts.isExportDeclaration(each) && each.moduleSpecifier),
    );
    const indexes = sourcesIn('src').filter(({ path: file }) => path.basename(file) === 'index.ts');
    const barrels = [...reexporting, ...indexes]
      .map(({ path }) => path)
      .filter((file) => !/^src\/(sandbox|providers(\/[^/]+)?)\/index\.ts$/.test(file));
    assert.deepEqual(barrels, []);
  });
});
