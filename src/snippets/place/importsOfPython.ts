import { type Binding, type ImportStatement, type ImportSyntax, statementsBy } from './importSyntax.js';

/** A shebang, comments, the magic of a notebook's cell and a doc string stay above every import. */
const PREAMBLE =
  /^\uFEFF?(?:[ \t]*(?:[#%!][^\n]*)?\r?\n)*(?:[rRuU]?(?:"""[^]*?"""|'''[^]*?''')[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*)?/;

const IMPORT =
  /^\uFEFF?(?:import[ \t]+(?<modules>(?:[^\n\r#;\\]|\\\r?\n)+)|from[ \t]+(?<from>[\w.]+)[ \t]+import[ \t]*(?:\((?<listed>[^)]{0,5000})\)|(?<names>(?:[^\n\r#;(\\]|\\\r?\n)+)))[^\n]*(?:\n|$)/gm;

/** Modules of the standard library that have to do with requests: the others never stand in a snippet. */
const OWN = new Set([
  ...[
    'asyncio',
    'base64',
    'collections',
    'concurrent',
    'contextlib',
    'csv',
    'functools',
    'http',
    'itertools',
  ],
  ...['json', 'logging', 'os', 'pathlib', 'random', 're', 'smtplib', 'socket', 'ssl', 'subprocess', 'sys'],
  ...['threading', 'time', 'typing', 'urllib', 'xmlrpc'],
]);

export const PYTHON_IMPORTS: ImportSyntax = {
  ids: ['python'],
  // nothing may stand above `from __future__` but these
  preambleEnd: (text, code) =>
    Math.max(
      PREAMBLE.exec(text)?.[0].length ?? 0,
      statementsBy(code, IMPORT, bindingsOf).findLast(isOfFuture)?.end ?? 0,
    ),
  statements: (text) => statementsBy(text, IMPORT, bindingsOf),
  covers: (key, wanted) => key.endsWith(':*') && wanted.startsWith(key.slice(0, -1)),
  narrowed: (line, bindings) => {
    const names = bindings.map(({ key, local }) => {
      const name = key.slice(key.indexOf(':') + 1);
      return name === local ? name : `${name} as ${local}`;
    });
    const from = /^from[ \t]+[\w.]+[ \t]+/.exec(line)?.[0] ?? '';
    return `${from}import ${names.join(', ')}`;
  },
  isOwn: (key) => OWN.has(/^\w+/.exec(key)?.[0] ?? ''),
};

function isOfFuture({ bindings }: ImportStatement): boolean {
  return bindings.some(({ key }) => key.startsWith('__future__:'));
}

function bindingsOf({ groups = {} }: RegExpExecArray): readonly Binding[] {
  const { modules, from } = groups;
  const list = modules ?? groups['listed'] ?? groups['names'] ?? '';
  return list
    .replace(/#[^\n]*|\\/g, '')
    .split(',')
    .map((each) => /^\s*([\w.*]+)(?:\s+as\s+(\w+))?\s*$/.exec(each))
    .flatMap((match): Binding[] => {
      const [, name = '', alias = name] = match ?? [];
      return name === '' ? [] : [{ key: from === undefined ? name : `${from}:${name}`, local: alias }];
    });
}
