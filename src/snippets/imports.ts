/** Text to put at an offset of a document. */
export interface Addition {
  readonly offset: number;
  readonly text: string;
}

/** An import that a reference cannot do without. */
export interface NeededImport {
  /** The import as a line of its own. */
  readonly line: string;
  /** Where and how a document takes it; `undefined` where it is there. */
  readonly addition: (text: string) => Addition | undefined;
}

export const PYTHON_OS: NeededImport = {
  line: 'import os',
  addition: (text) =>
    /^\uFEFF?import[ \t]+(?:[\w.]+[ \t]*,[ \t]*)*os[ \t]*(?:$|[,;#\r])/m.test(text)
      ? undefined
      : { offset: afterPythonPreamble(text), text: `import os${newlineOf(text)}` },
};

/** A shebang, comments, a doc string and `from __future__` stay above every import. */
const PYTHON_PREAMBLE =
  /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:[rRuU]?(?:"""[^]*?"""|'''[^]*?''')[ \t]*\r?\n(?:[ \t]*\r?\n)*)?(?:(?:from[ \t]+__future__[ \t][^\n]*|[ \t]*(?:#[^\n]*)?)\r?\n)*/;

function afterPythonPreamble(text: string): number {
  return PYTHON_PREAMBLE.exec(text)?.[0].length ?? 0;
}

export const GO_OS: NeededImport = {
  line: 'import "os"',
  addition: (text) => {
    if (/^(?:import[ \t]+|[ \t]+)(?:os[ \t]+)?"os"/m.test(text) || /^import[ \t]*\([^)]*"os"/m.test(text)) {
      return undefined;
    }
    const newline = newlineOf(text);
    const block = /^import[ \t]*\([ \t]*\r?\n/m.exec(text);
    if (block) {
      return { offset: block.index + block[0].length, text: `\t"os"${newline}` };
    }
    const single = /^import[ \t]/m.exec(text);
    if (single) {
      return { offset: single.index, text: `import "os"${newline}` };
    }
    const clause = /^package[^\n]*\n/m.exec(text);
    const offset = clause ? clause.index + clause[0].length : 0;
    return { offset, text: `${clause ? newline : ''}import "os"${newline}` };
  },
};

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
