import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const ROOT = path.join(import.meta.dirname, '../..');

/** A TypeScript file of the project, read but not resolved. */
export interface Source {
  /** From the project's root, with forward slashes: `src/core/secret.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** One way in which a file reaches for another module. */
export interface Import {
  readonly specifier: string;
  /** `type` leaves no trace in what runs; `dynamic` is `import()` or `require()`. */
  readonly kind: 'static' | 'type' | 'dynamic';
  readonly node: ts.Node;
}

/** Reads TypeScript as `path`. */
export function parse(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

const folders = new Map<string, readonly Source[]>();

/** Every TypeScript file below a folder of the project, read once. */
export function sourcesIn(folder: 'src' | 'test'): readonly Source[] {
  const known = folders.get(folder);
  if (known) {
    return known;
  }
  const sources = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .sort()
    .map((name) => parse(name, readFileSync(path.join(ROOT, name), 'utf8')));
  folders.set(folder, sources);
  return sources;
}

const walked = new WeakMap<ts.Node, readonly ts.Node[]>();

/** The node and everything below it. */
export function nodesIn(node: ts.Node): readonly ts.Node[] {
  const known = walked.get(node);
  if (known) {
    return known;
  }
  const nodes = [node];
  walked.set(node, nodes);
  for (const each of nodes) {
    ts.forEachChild(each, (child) => {
      nodes.push(child);
    });
  }
  return nodes;
}

/** The text of every string literal in a file. */
export function literalsOf({ tree }: Source): readonly string[] {
  return nodesIn(tree)
    .filter(ts.isStringLiteralLike)
    .map(({ text }) => text);
}

/** What a file imports, re-exports from elsewhere, or names in a type. */
export function importsOf({ tree }: Source): readonly Import[] {
  const found: Import[] = [];
  for (const node of nodesIn(tree)) {
    const [specifier, kind] = importIn(node);
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ specifier: specifier.text, kind, node });
    } else if (specifier) {
      found.push({ specifier: specifier.getText(), kind, node });
    }
  }
  return found;
}

function importIn(node: ts.Node): readonly [ts.Node | undefined, Import['kind']] {
  if (ts.isImportDeclaration(node)) {
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return [node.moduleSpecifier, isType ? 'type' : 'static'];
  }
  if (ts.isExportDeclaration(node)) {
    return [node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static'];
  }
  if (ts.isExternalModuleReference(node)) {
    return [node.expression, 'static'];
  }
  if (ts.isImportTypeNode(node)) {
    return [ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument, 'type'];
  }
  if (ts.isCallExpression(node)) {
    const isLoading =
      node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
    return [isLoading ? node.arguments[0] : undefined, 'dynamic'];
  }
  return [undefined, 'static'];
}

/** `src/core/secret.ts:12`, as an editor opens it. */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
