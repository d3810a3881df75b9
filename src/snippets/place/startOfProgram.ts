import { bareCode } from '../syntax/bareCode.js';
import { importPlan, importsEnd } from './imports.js';
import type { PlacedEdit } from './placement.js';

/** Code that is to run before anything else of a program does. */
export interface StartingCode {
  readonly imports?: readonly string[];
  readonly code?: string;
}

/** Where a program begins whose statements stand in a function; the match ends behind its brace. */
const MAIN: Readonly<Record<string, RegExp>> = {
  rust: /^(?:pub\s+)?(?:async\s+)?fn\s+main\s*\([^)]*\)[^{;]*\{/m,
  csharp: /\bstatic\b[^\n{;=]*\bMain\s*\([^)]*\)\s*\{/,
};

/** Languages whose statements stand in functions alone. */
const NEEDS_MAIN = ['rust'];

/** A file of C# that declares first has no statements of its own: those stand above all types. */
const DECLARES =
  /^(?:\s|#[^\n]*|\[[^\]]*\])*(?:$|(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:namespace|class|struct|record|interface|enum|delegate)\b)/;

/** What stands above the first command of a script. */
const SCRIPT_HEAD = /^(?:#[^\n]*\n)*(?:[ \t]*\r?\n)*(?:set -[^\n]*\n)*/;

/**
 * Puts the code where the program begins, and its imports among those that are there. The edits are disjoint.
 * None where the document has no place for it, as a module without the program's `main`.
 */
export function startOfProgram(
  { languageId, text, unit }: { readonly languageId: string; readonly text: string; readonly unit: string },
  { imports = [], code }: StartingCode,
): readonly PlacedEdit[] {
  const additions = importPlan({ languageId, text, lines: imports }).additions.map(
    ({ offset, text: added }): PlacedEdit => ({ start: offset, end: offset, text: added }),
  );
  if (code === undefined) {
    return additions;
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const bare = bareCode(languageId, text);
  const main = MAIN[languageId]?.exec(bare);
  if (main) {
    const start = main.index + main[0].length;
    const indentation =
      /^[ \t]*/.exec(text.slice(text.slice(0, main.index).lastIndexOf('\n') + 1))?.[0] ?? '';
    return [...additions, { start, end: start, text: newline + indentation + unit + code }];
  }
  const start =
    languageId === 'shellscript' ? (SCRIPT_HEAD.exec(text)?.[0].length ?? 0) : importsEnd(languageId, text);
  const declares = languageId === 'csharp' && DECLARES.test(bare.slice(start));
  if (start === undefined || declares || NEEDS_MAIN.includes(languageId)) {
    return [];
  }
  const above = additions.find((edit) => edit.start === start)?.text ?? '';
  const isBelowLine = (text.slice(0, start) + above).trim() !== '' && languageId !== 'shellscript';
  const isAboveLine = /^[ \t]*[^\s]/.test(text.slice(start));
  const line = (isBelowLine ? newline : '') + code + newline + (isAboveLine ? newline : '');
  const missingEnd = above === '' && start > 0 && !text.slice(0, start).endsWith('\n') ? newline : '';
  return [
    ...additions.filter((edit) => edit.start !== start),
    { start, end: start, text: above + missingEnd + line },
  ].sort((left, right) => left.start - right.start);
}
