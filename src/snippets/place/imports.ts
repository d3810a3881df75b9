import { bareCode, type Part, whole } from '../syntax/bareCode.js';
import { GO_IMPORTS } from './importsOfGo.js';
import { OTHER_IMPORTS } from './importsOfOthers.js';
import { PYTHON_IMPORTS } from './importsOfPython.js';
import { SCRIPT_IMPORTS } from './importsOfScript.js';
import type { Binding, ImportStatement, ImportSyntax } from './importSyntax.js';

/** Text to put at an offset of a document. */
export interface Addition {
  readonly offset: number;
  readonly text: string;
}

/** A name that the imported thing has in a document already. */
export interface Alias {
  readonly name: string;
  readonly present: string;
}

export interface ImportPlan {
  /** At most one for each offset, in the order of the document. */
  readonly additions: readonly Addition[];
  /** Names to use in the place of those that the lines would have brought. */
  readonly aliases: readonly Alias[];
}

export interface ImportRequest {
  readonly languageId: string;
  readonly text: string;
  /** Imports as lines of their own. */
  readonly lines: readonly string[];
  /** Whether what is imported under another name may be used under that one; else it is imported again. */
  readonly canRename?: boolean;
  /** Where the imports must be known: one further down comes too late. The text's end where absent. */
  readonly before?: number;
}

const SYNTAXES: readonly ImportSyntax[] = [SCRIPT_IMPORTS, PYTHON_IMPORTS, GO_IMPORTS, ...OTHER_IMPORTS];

/**
 * What a document needs for these imports to be there: nothing for those it has, and each of the others
 * where its imports stand. In a language whose imports have no known place, nothing is added.
 */
export function importPlan({ languageId, text, lines, canRename, before }: ImportRequest): ImportPlan {
  const syntax = SYNTAXES.find(({ ids }) => ids.includes(languageId));
  if (!syntax) {
    return { additions: [], aliases: [] };
  }
  const document = read(languageId, text, syntax);
  const statements = syntax.statements(document.code);
  const present = statements.flatMap(({ bindings }) => bindings);
  const aliases: Alias[] = [];
  const missing = lines.flatMap((line) => {
    const wanted = syntax.statements(line).flatMap(({ bindings }) => bindings);
    const absent = wanted.filter((binding) => {
      const alias = canRename === true ? aliasOf(binding, present) : undefined;
      if (alias !== undefined) {
        aliases.push({ name: binding.local, present: alias });
      }
      return alias === undefined && !isThere(binding, present, syntax);
    });
    if (wanted.length === 0) {
      return document.code.includes(line) ? [] : [{ line, isOwn: false }];
    }
    const added = absent.flatMap((binding) => {
      if (!present.some((each) => isRival(each, binding))) {
        return [binding];
      }
      if (canRename !== true || !syntax.narrowed) {
        return [];
      }
      const local = freeName(binding.local, document.code);
      aliases.push({ name: binding.local, present: local });
      return [{ key: binding.key, local }];
    });
    if (added.length === 0) {
      return [];
    }
    const isOwn = added.every(({ key }) => syntax.isOwn?.(key) === true);
    const isWhole = wanted.every((binding) => added.includes(binding));
    return [{ line: isWhole ? line : (syntax.narrowed?.(line, added) ?? line), isOwn }];
  });
  const run = runOf(statements, document, syntax, before);
  return { additions: run ? placed(missing, document, syntax, run) : [], aliases };
}

/** Where the imports of a document end, as an offset; where there are none, their place. Undefined without one. */
export function importsEnd(languageId: string, text: string): number | undefined {
  const syntax = SYNTAXES.find(({ ids }) => ids.includes(languageId));
  if (!syntax) {
    return 0;
  }
  const document = read(languageId, text, syntax);
  return runOf(syntax.statements(document.code), document, syntax)?.end;
}

interface ReadDocument {
  readonly text: string;
  /** What looks like an import in here is one. */
  readonly code: string;
  readonly parts: readonly Part[];
}

function read(languageId: string, text: string, syntax: ImportSyntax): ReadDocument {
  const parts = syntax.parts?.(text, languageId);
  return { text, code: bareCode(languageId, text, parts), parts: parts ?? [whole(text)] };
}

function isThere({ key, local }: Binding, present: readonly Binding[], { covers }: ImportSyntax): boolean {
  return present.some(
    (each) => (each.key === key && each.local === local) || covers?.(each.key, key) === true,
  );
}

function aliasOf({ key, local }: Binding, present: readonly Binding[]): string | undefined {
  const same = present.filter((each) => each.key === key);
  return same.some((each) => each.local === local)
    ? undefined
    : same.find((each) => isName(local) && isName(each.local))?.local;
}

/** Whether something else has the name. */
function isRival({ key, local }: Binding, wanted: Binding): boolean {
  return key !== wanted.key && local === wanted.local && isName(local);
}

function isName(text: string): boolean {
  return /^(?!_$)[\w$]+$/.test(text);
}

function freeName(name: string, code: string, count = 2): string {
  const free = `${name}${count}`;
  return code.includes(free) ? freeName(name, code, count + 1) : free;
}

interface Missing {
  readonly line: string;
  readonly isOwn: boolean;
}

interface Run {
  /** Where the part of the document begins that it is in. */
  readonly top: number;
  readonly start: number;
  readonly end: number;
  readonly isEmpty: boolean;
}

/** The first imports that nothing but empty lines and comments parts; where there are none, their place. */
function runOf(
  statements: readonly ImportStatement[],
  { text, code, parts }: ReadDocument,
  { preambleEnd }: ImportSyntax,
  before?: number,
): Run | undefined {
  const holding = parts.find(({ start, end }) => before !== undefined && start <= before && before <= end);
  const part = holding ?? parts[0];
  if (!part) {
    return undefined;
  }
  const { start: top, end: bottom } = part;
  const limit = (holding && before) ?? bottom;
  // a cursor may stand within the preamble, or among the empty lines below it
  const lineStart = text.slice(0, limit).lastIndexOf('\n') + 1;
  const lowest = text.slice(lineStart, limit).trim() === '' ? Math.max(top, lineStart) : limit;
  const preamble = preambleEnd(text.slice(top, lowest) + '\n', code.slice(top, lowest) + '\n');
  const from = Math.min(top + preamble, lowest);
  let run: Run = { top, start: from, end: from, isEmpty: true };
  for (const { start, end } of statements) {
    if (!run.isEmpty && !isNoCode(code.slice(run.end, start))) {
      break;
    }
    if (start >= from && end <= limit) {
      run = { top, start: run.isEmpty ? start : run.start, end: Math.max(run.end, end), isEmpty: false };
    }
  }
  return run;
}

function isNoCode(between: string): boolean {
  return between.split('\n').every((line) => /^\s*(?:\/\/|#|$)/.test(line));
}

function placed(
  missing: readonly Missing[],
  { text, code }: ReadDocument,
  { block }: ImportSyntax,
  run: Run,
): readonly Addition[] {
  if (missing.length === 0) {
    return [];
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const written = (lines: readonly string[]) =>
    lines
      .flatMap((line) => line.split('\n'))
      .map((line) => line + newline)
      .join('');
  const linesOf = (own: boolean) => missing.filter((each) => each.isOwn === own).map(({ line }) => line);
  const inside = block?.inside(code);
  if (block && inside) {
    return additions([
      [inside.start, written(linesOf(true).map(block.entry))],
      [inside.end, written(linesOf(false).map(block.entry))],
    ]);
  }
  if (run.isEmpty) {
    const all = [...linesOf(true), ...linesOf(false)];
    const lines = block && all.length > 1 ? [block.whole(all.map(block.entry), newline)] : all;
    const gap = gapAfter(text.slice(run.top, run.start), newline);
    const isInLine = run.start === run.top && run.start > 0 && !text.slice(0, run.start).endsWith('\n');
    return additions([[run.start, (isInLine ? newline : gap) + written(lines)]]);
  }
  const tail = text.slice(0, run.end).endsWith('\n') ? '' : newline;
  return additions([
    [run.start, written(linesOf(true))],
    [run.end, tail + written(linesOf(false))],
  ]);
}

function additions(texts: readonly (readonly [number, string])[]): readonly Addition[] {
  return texts.filter(([, text]) => text.trim() !== '').map(([offset, text]) => ({ offset, text }));
}

/** What parts the first import from what stays above it. */
function gapAfter(preamble: string, newline: string): string {
  if (/^\s*$/.test(preamble)) {
    return '';
  }
  const end = preamble.endsWith('\n') ? '' : newline;
  return /\n[ \t]*\r?\n$/.test(preamble) ? end : end + newline;
}
