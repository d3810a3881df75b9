import {
  above,
  type Binding,
  type ImportSyntax,
  PACKAGE_CLAUSE,
  SLASH_COMMENTS,
  statementsBy,
} from './importSyntax.js';

const SINGLE = /^import[ \t]+(?:(?<local>[\w.]+)[ \t]+)?"(?<path>[^"\n]+)"[^\n]*(?:\n|$)/gm;
const BLOCK = /^import[ \t]*\((?<entries>[^)]*)\)[^\n]*(?:\n|$)/gm;
const ENTRY = /^[ \t]*(?:([\w.]+)[ \t]+)?"([^"\n]+)"/gm;

export const GO_IMPORTS: ImportSyntax = {
  ids: ['go'],
  preambleEnd: above(PACKAGE_CLAUSE, SLASH_COMMENTS),
  statements: (code) =>
    [
      // the comment right above it belongs to it
      ...statementsBy(code, SINGLE, ({ groups = {} }) => [binding(groups['path'], groups['local'])]).filter(
        ({ bindings }) => bindings.every(({ key }) => key !== 'C'),
      ),
      ...statementsBy(code, BLOCK, ({ groups = {} }) =>
        [...(groups['entries'] ?? '').matchAll(ENTRY)].map(([, local, path]) => binding(path, local)),
      ),
    ].sort((left, right) => left.start - right.start),
  narrowed: (_line, bindings) => bindings.map(({ key, local }) => `import ${local} "${key}"`).join('\n'),
  // the paths of the standard library name no host
  isOwn: (key) => !/^[^/]*\./.test(key),
  block: {
    inside: (code) => {
      const match = /^import[ \t]*\([ \t]*\r?\n/m.exec(code);
      if (!match) {
        return undefined;
      }
      const start = match.index + match[0].length;
      const end = code.slice(start).search(/^[ \t]*\)/m);
      return end === -1 ? undefined : { start, end: start + end };
    },
    entry: (line) => `\t${line.replace(/^import[ \t]+/, '')}`,
    whole: (lines, newline) => ['import (', ...lines, ')'].join(newline),
  },
};

function binding(path = '', local = /([^/]+?)(?:\/v\d+)?$/.exec(path)?.[1] ?? path): Binding {
  return { key: path, local };
}
