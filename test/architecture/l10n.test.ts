import assert from 'node:assert/strict';
import ts from 'typescript';
import { BUNDLE } from './manifest.js';
import { importsOf, nodesIn, parse, placeOf, sourcesIn, type Source } from './sources.js';

interface Message {
  readonly text: string;
  /** How many values are put into it. */
  readonly values: number;
  readonly place: string;
}

/** The calls of `l10n.t` and `vscode.l10n.t`, as the exporter finds them. */
function callsIn(source: Source): readonly ts.CallExpression[] {
  return nodesIn(source.tree)
    .filter(ts.isCallExpression)
    .filter(({ expression }) => /^(vscode\.)?l10n\.t$/.test(expression.getText()));
}

function messagesIn(source: Source): readonly Message[] {
  return callsIn(source).flatMap((call) => {
    const [first] = call.arguments;
    return first && ts.isStringLiteral(first)
      ? [{ text: first.text, values: call.arguments.length - 1, place: placeOf(source, call) }]
      : [];
  });
}

/** How many values a message has places for: one more than the highest number in braces. */
function placesIn(text: string): number {
  const numbers = [...text.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number));
  return Math.max(-1, ...numbers) + 1;
}

describe('the messages', () => {
  const messages = sourcesIn('src').flatMap(messagesIn);

  it('are all in the bundle for translators, and nothing else is: npm run l10n', () => {
    const used = new Set(messages.map(({ text }) => text));
    const missing = [...used].filter((text) => !(text in BUNDLE));
    const leftOver = Object.keys(BUNDLE).filter((text) => !used.has(text));
    assert.deepEqual({ missing, leftOver }, { missing: [], leftOver: [] });
    assert.deepEqual(
      Object.entries(BUNDLE).filter(([key, text]) => key !== text),
      [],
    );
  });

  it('are written where they are used, so that the exporter sees them', () => {
    const unseen = sourcesIn('src').flatMap((source) => [
      ...callsIn(source)
        .filter(({ arguments: [first] }) => !first || !ts.isStringLiteral(first))
        .map((call) => placeOf(source, call)),
      ...namedImports(source),
    ]);
    assert.deepEqual(unseen, []);
    assert.equal(namedImports(parse('sample.ts', "import { t } from '@vscode/l10n';")).length, 1);
  });

  it('have a place for each value they are given', () => {
    const wrong = messages.filter(({ text, values }) => placesIn(text) !== values);
    assert.deepEqual(wrong, []);
  });
});

/** `t` by itself is a name that the exporter does not look for. */
function namedImports(source: Source): readonly string[] {
  return importsOf(source)
    .filter(({ specifier, node }) => specifier === '@vscode/l10n' && ts.isImportDeclaration(node))
    .flatMap(({ node }) => nodesIn(node))
    .filter(ts.isImportSpecifier)
    .filter(({ name, propertyName }) => (propertyName ?? name).text === 't')
    .map((node) => placeOf(source, node));
}
