import {
  above,
  type Binding,
  endOfStatement,
  HASH_COMMENTS,
  type ImportSyntax,
  PACKAGE_CLAUSE,
  SLASH_COMMENTS,
  statementsBy,
} from './importSyntax.js';

const lastWord = (path: string): string => /[\w$]+$/.exec(path)?.[0] ?? '';

function wildcardCovers(key: string, wanted: string): boolean {
  return (
    key.endsWith('.*') && wanted.startsWith(key.slice(0, -1)) && !wanted.slice(key.length - 1).includes('.')
  );
}

/** Each in a line of its own. */
function lines(keyword: string, end = ''): NonNullable<ImportSyntax['narrowed']> {
  return (_line, bindings) =>
    bindings
      .map(({ key, local }) => {
        const alias = local === '' || local === lastWord(key) ? '' : ` as ${local}`;
        return `${keyword} ${key}${alias}${end}`;
      })
      .join('\n');
}

const JVM: ImportSyntax = {
  ids: ['java', 'scala'],
  preambleEnd: above(PACKAGE_CLAUSE, '@file:[^\\n]*\\n', SLASH_COMMENTS),
  statements: (text) =>
    statementsBy(
      text,
      /^import[ \t]+(?:static[ \t]+)?([\w.*]+)(?:[ \t]+as[ \t]+(\w+))?[^\n]*(?:\n|$)/gm,
      // functions of one name do not exclude each other
      ([, path = '', local = lastWord(path)]) => [{ key: path, local: /^[A-Z]/.test(local) ? local : '' }],
    ),
  covers: wildcardCovers,
};

const KOTLIN: ImportSyntax = { ...JVM, ids: ['kotlin', 'groovy'], narrowed: lines('import') };

const CSHARP: ImportSyntax = {
  ids: ['csharp'],
  preambleEnd: above('#(?:nullable|define|undef|pragma)[^\\n]*\\n', 'extern alias[^\\n]*\\n', SLASH_COMMENTS),
  statements: (text) =>
    statementsBy(
      text,
      /^(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:(\w+)[ \t]*=[ \t]*)?([\w.]+)[ \t]*;[^\n]*(?:\n|$)/gm,
      ([, local = '', namespace = '']) => [{ key: namespace, local }],
    ),
};

const RUST: ImportSyntax = {
  ids: ['rust'],
  preambleEnd: above(
    ...[
      '#!\\[[^\\]]*\\][^\\n]*\\n',
      '\\/\\/![^\\n]*\\n',
      'extern crate[^\\n]*\\n',
      'mod \\w+;[^\\n]*\\n',
      SLASH_COMMENTS,
    ],
  ),
  statements: (text) =>
    statementsBy(text, /^(?:pub[ \t]+)?use\s+([^;]+);[^\n]*(?:\n|$)/gm, ([, tree = '']) =>
      usedIn(tree, '::'),
    ),
  covers: (key, wanted) => key.endsWith('::*') && wanted.startsWith(key.slice(0, -1)),
  narrowed: lines('use', ';'),
};

/** A page of HTML may have PHP within a line, where no import fits. */
const PHP_TAG = /<\?php(?![^\n]*\?>)[^\n]*(?:\n|$)/;

const PHP: ImportSyntax = {
  ids: ['php'],
  parts: (text) => {
    const start = text.search(PHP_TAG);
    return start !== -1 ? [{ start, end: text.length }] : /<\?(?:php|=)/.test(text) ? [] : undefined;
  },
  preambleEnd: above(
    PHP_TAG.source,
    'declare\\s*\\([^)]*\\)[^\\n]*\\n',
    'namespace\\b[ \\t]*[\\w\\\\]*\\s*\\{[^\\n]*(?:\\n|$)',
    PACKAGE_CLAUSE,
    SLASH_COMMENTS,
  ),
  statements: (text) =>
    [
      ...statementsBy(
        text,
        /^use[ \t]+(?:(?:function|const)[ \t]+)?([^;(]+);[^\n]*(?:\n|$)/gm,
        ([, tree = '']) => usedIn(tree, '\\'),
      ),
      // however its path is spelled
      ...statementsBy(text, /^require(?:_once)?\b[^\n]*vendor\/autoload\.php[^\n]*(?:\n|$)/gm, () => [
        { key: 'vendor/autoload.php', local: '' },
      ]),
    ].sort((left, right) => left.start - right.start),
  narrowed: lines('use', ';'),
};

const RUBY: ImportSyntax = {
  ids: ['ruby'],
  preambleEnd: above(
    '#(?:!|[^\\n]*(?:coding|frozen_string_literal|shareable_constant_value|typed|warn_indent):)[^\\n]*\\n',
    HASH_COMMENTS,
  ),
  statements: (text) =>
    statementsBy(text, /^require(?:_relative)?[ \t(]+['"]([^'"\n]+)['"][^\n]*(?:\n|$)/gm, ([, key = '']) => [
      { key, local: '' },
    ]),
};

const PERL: ImportSyntax = {
  ids: ['perl'],
  preambleEnd: above('#![^\\n]*\\n', 'package[ \\t][^\\n]*\\n', HASH_COMMENTS),
  statements: (code) =>
    statementsBy(
      code,
      /^use[ \t]+([\w:]+)/gm,
      ([, key = '']) => [{ key, local: '' }],
      endOfStatement((line, next) => !/;\s*$/.test(line) && /^(?:[ \t]+\S|[)\]}/;])/.test(next)),
    ),
};

/** What keeps a header from being read twice: it is a condition that all stands in. */
const GUARD =
  '#[ \\t]*if(?:ndef[ \\t]+|[ \\t]*![ \\t]*defined[ \\t]*\\(?[ \\t]*)(?<guard>\\w+)[^\\n]*\\n\\s*#[ \\t]*define[ \\t]+\\k<guard>\\b[^\\n]*\\n';
const FIRST_GUARD = new RegExp(`^\\s*${GUARD}`);

const C: ImportSyntax = {
  ids: ['c', 'cpp'],
  preambleEnd: above(GUARD, '#pragma once[^\\n]*\\n', SLASH_COMMENTS),
  statements: (code) => {
    let depth = FIRST_GUARD.test(code) ? -1 : 0;
    return statementsBy(
      code,
      /^[ \t]*#[ \t]*(?:(if|endif)|include[ \t]*[<"]([^>"\n]+)[>"])[^\n]*(?:\n|$)/gm,
      ([, condition, key = '']) => {
        depth += condition === 'if' ? 1 : condition === 'endif' ? -1 : 0;
        return condition === undefined && depth === 0 ? [{ key, local: '' }] : [];
      },
    ).filter(({ bindings }) => bindings.length > 0);
  },
};

const DOTNET_OTHERS: ImportSyntax = {
  ids: ['fsharp', 'vb', 'powershell'],
  preambleEnd: above('(?:module|namespace|Option)[ \\t][^\\n]*\\n', SLASH_COMMENTS, HASH_COMMENTS),
  statements: (text) =>
    statementsBy(text, /^(?:open|Imports|using namespace)[ \t]+([\w.]+)[^\n]*(?:\n|$)/gm, ([, key = '']) => [
      { key, local: '' },
    ]),
};

export const OTHER_IMPORTS: readonly ImportSyntax[] = [
  JVM,
  KOTLIN,
  CSHARP,
  RUST,
  PHP,
  RUBY,
  PERL,
  C,
  DOTNET_OTHERS,
];

/** Each path of `a::{b, c as d}`, and its name. */
function usedIn(tree: string, separator: string): readonly Binding[] {
  const open = tree.indexOf('{');
  if (open === -1) {
    return tree.split(',').map((part) => {
      const [, path = '', alias] = /^\s*(\S+)(?:\s+as\s+(\w+))?\s*$/.exec(part) ?? [];
      return { key: path.replace(/^\\/, ''), local: alias ?? lastWord(path) };
    });
  }
  const prefix = tree.slice(0, open).trim();
  return parts(tree.slice(open + 1, tree.lastIndexOf('}'))).flatMap((part) =>
    part.trim() === 'self'
      ? [{ key: prefix.slice(0, -separator.length), local: lastWord(prefix.slice(0, -separator.length)) }]
      : usedIn(prefix + part.trim(), separator),
  );
}

/** What commas part, but for those inside further braces. */
function parts(list: string): readonly string[] {
  const found: string[] = [''];
  let depth = 0;
  for (const character of list) {
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (character === ',' && depth === 0) {
      found.push('');
    } else {
      found.push((found.pop() ?? '') + character);
    }
  }
  return found.filter((part) => part.trim() !== '');
}
