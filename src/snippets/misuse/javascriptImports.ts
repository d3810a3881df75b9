import type { Code } from './code.js';
import type { Edit } from './rule.js';
import { insertion } from './rule.js';

/** Languages whose modules these are. */
export const JAVASCRIPT = ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'];

interface Import {
  readonly start: number;
  readonly clause: string;
  readonly clauseStart: number;
  readonly quote: string;
  readonly end: string;
}

/** The import of a package, in either notation of modules. */
export function importOf(code: Code, packageName: string): Import | undefined {
  const name = packageName.replace(/[/.]/g, '\\$&');
  const pattern = new RegExp(
    `^[ \\t]*(?:import\\s+(?<clause>[^'"\`;]*?)\\s+from\\s*|(?:const|let|var)\\s+(?<names>[^=;]*?)\\s*=\\s*require\\(\\s*)` +
      `(?<quote>["'\`])${name}\\k<quote>\\)?(?<end>;?)`,
    'gm',
  );
  for (const found of code.text.matchAll(pattern)) {
    const { clause, names, quote = '"', end = '' } = found.groups ?? {};
    const written = clause ?? names ?? '';
    const start = found.index + found[0].search(/\S/);
    if (code.isCode(start)) {
      return { start, clause: written, clauseStart: code.text.indexOf(written, start), quote, end };
    }
  }
  return undefined;
}

/** Whether the name is imported from the package, under its own name. */
export function isImported(code: Code, packageName: string, name: string): boolean {
  const { clause = '' } = importOf(code, packageName) ?? {};
  return new RegExp(`\\b${name}\\b(?!\\s+as\\b|\\s*:)`).test(clause);
}

/**
 * What makes a name of a package known, in the file's own notation; before the import of a package that
 * the file has, else where its imports begin.
 */
export function importEdits(code: Code, packageName: string, name: string, anchor?: string): readonly Edit[] {
  if (isImported(code, packageName, name)) {
    return [];
  }
  const own = importOf(code, packageName);
  const brace = own ? own.clause.indexOf('{') : -1;
  if (own && brace !== -1) {
    return [insertion(own.clauseStart + brace + 1, ` ${name},`)];
  }
  const { start, quote, end } =
    (anchor === undefined ? undefined : importOf(code, anchor)) ?? firstImport(code);
  const from = `${quote}${packageName}${quote}`;
  const line = isCommonJs(code)
    ? `const { ${name} } = require(${from})${end}\n`
    : `import { ${name} } from ${from}${end}\n`;
  return [insertion(start, line)];
}

/** Where the first import stands, or could: below what must stay on top. */
export function firstImport(code: Code): Pick<Import, 'start' | 'quote' | 'end'> {
  const [preamble] = /^\uFEFF?(?:#![^\n]*\n)?(?:\s*(["'])use strict\1;?[ \t]*\n)?/.exec(code.text) ?? [''];
  const pattern =
    /^(?:import\b[^'"`]*|(?:const|let|var)\s[^=;]*=\s*require\(\s*)(["'`])[^'"`\n]*["'`]\)?(;?)/gm;
  const found = [...code.text.matchAll(pattern)].find(({ index }) => code.isCode(index));
  return found
    ? { start: found.index, quote: found[1] ?? '"', end: found[2] ?? '' }
    : { start: preamble.length, quote: '"', end: ';' };
}

/** Whether the file takes modules in by `require`. */
export function isCommonJs(code: Code): boolean {
  if (/\.[cm][jt]s$/.test(code.fileName)) {
    return code.fileName.includes('.c');
  }
  return !/^\s*(?:import\b(?!\s*\()|export\b)/m.test(code.text) && /\brequire\(/.test(code.text);
}
