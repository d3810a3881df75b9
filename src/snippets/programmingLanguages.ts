import type { Language } from './language.js';
import type { StringForm } from './quoting.js';
import { backslashed, doubled, jsonEscaped, verbatim, withoutCharacter } from './quoting.js';

const inDoubleQuotes = { quote: '"', escape: backslashed('"') };
const inSingleQuotes = { quote: "'", escape: backslashed("'") };

/** Until Python 3.12 the expression inside an f-string had to use the other quote. */
function pythonString(quote: string, otherQuote: string): StringForm {
  const variableOf = (variable: string) => `os.environ[${otherQuote}${variable}${otherQuote}]`;
  return {
    quote,
    escape: backslashed(quote.charAt(0)),
    embed: (variable) => `{${variableOf(variable)}}`,
    value: {
      quote: otherQuote,
      escape: (text) => otherQuote + backslashed(otherQuote)(text) + otherQuote,
      embed: variableOf,
      typed: () => undefined,
    },
    embedPrefix: /[ft]/i,
    prefix: /\b(?:[rbuft]|[bft]r|r[bft])$/i,
    typed: (reference, prefix) =>
      /t/i.test(prefix) ? undefined : /b/i.test(prefix) ? `${reference}.encode()` : reference,
  };
}

/** Bytes and C strings are types of their own. */
function rustTyped(reference: string, prefix: string): string {
  return prefix.startsWith('b')
    ? `${reference}.into_bytes()`
    : prefix.startsWith('c')
      ? `std::ffi::CString::new(${reference}).unwrap()`
      : reference;
}

function dotnetVariable(variable: string): string {
  return `System.Environment.GetEnvironmentVariable("${variable}")`;
}

const inTemplate = (variable: string): string => `{${dotnetVariable(variable)}}`;

const inRubyValue = (variable: string): string => `#{ENV.fetch("${variable}")}`;

const ofPerl = (variable: string): string => `$ENV{${variable}}`;

export const PROGRAMMING_LANGUAGES: readonly Language[] = [
  {
    ids: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
    reference: (variable) => `process.env.${variable}`,
    strings: [
      { quote: '"', escape: jsonEscaped },
      inSingleQuotes,
      {
        quote: '`',
        escape: (text) => backslashed('`')(text).replaceAll('${', '\\${'),
        embed: (variable) => `\${process.env.${variable}}`,
        // a function that gets the template, or a word that must not grow together with the reference
        prefix: /[\w$\])]$/,
        typed: (reference, prefix) => (prefix === '' ? reference : undefined),
      },
    ],
    join: '+',
    comment: '//',
  },
  {
    ids: ['python'],
    reference: (variable) => `os.environ["${variable}"]`,
    strings: [
      pythonString('"', "'"),
      pythonString("'", '"'),
      pythonString('"""', "'"),
      pythonString("'''", '"'),
    ],
    join: '+',
    comment: '#',
    needs: 'import os',
  },
  {
    ids: ['go'],
    reference: (variable) => `os.Getenv("${variable}")`,
    strings: [inDoubleQuotes, { quote: '`', escape: withoutCharacter('`') }],
    join: '+',
    comment: '//',
    needs: 'import "os"',
    socks: 'socks5',
  },
  {
    ids: ['rust'],
    // `?` would compile only in a function that returns a fitting Result; this compiles in every one.
    reference: (variable) => `std::env::var("${variable}").expect("${variable} is not set")`,
    strings: [
      { ...inDoubleQuotes, prefix: /\b[bc]$/, typed: rustTyped },
      {
        quote: '"',
        escape: withoutCharacter('"'),
        prefix: /\b[bc]?r(#*)$/,
        needsPrefix: true,
        typed: rustTyped,
      },
    ],
    comment: '//',
  },
  {
    ids: ['java'],
    reference: (variable) => `System.getenv("${variable}")`,
    strings: [inDoubleQuotes, { ...inDoubleQuotes, quote: '"""', isBlock: true }],
    join: '+',
    comment: '//',
  },
  {
    ids: ['kotlin', 'groovy'],
    reference: (variable) => `System.getenv("${variable}")`,
    strings: [
      ...['"', '"""'].map((quote) => ({
        quote,
        escape: backslashed('"$'),
        embed: (variable: string) => `\${System.getenv("${variable}")}`,
      })),
      // of Groovy; those of Kotlin hold a character
      inSingleQuotes,
      { ...inSingleQuotes, quote: "'''" },
    ],
    join: '+',
    comment: '//',
  },
  {
    ids: ['csharp'],
    // Written in full, so that it compiles without a using directive.
    reference: dotnetVariable,
    strings: [
      { ...inDoubleQuotes, embed: inTemplate, embedPrefix: /\$/, prefix: /\$$/ },
      {
        quote: '"',
        escape: doubled('"'),
        embed: inTemplate,
        embedPrefix: /\$/,
        prefix: /(?:@\$?|\$@)$/,
        needsPrefix: true,
      },
      {
        quote: '"""',
        escape: withoutCharacter('"'),
        embed: inTemplate,
        embedPrefix: /^\$$/,
        prefix: /\$+$/,
        isBlock: true,
      },
    ],
    join: '+',
    comment: '//',
    socks: 'socks5',
  },
  {
    ids: ['fsharp'],
    reference: (variable) => `(System.Environment.GetEnvironmentVariable "${variable}")`,
    strings: [{ ...inDoubleQuotes, prefix: /(?:\$+@?|@\$?)$/ }],
    join: '+',
    comment: '//',
    socks: 'socks5',
  },
  {
    ids: ['vb'],
    reference: dotnetVariable,
    strings: [{ quote: '"', escape: doubled('"'), prefix: /\$$/ }],
    join: '&',
    comment: "'",
    socks: 'socks5',
  },
  {
    ids: ['php'],
    reference: (variable) => `getenv('${variable}')`,
    strings: [
      { ...inSingleQuotes, prefix: /\bb$/i },
      { quote: '"', escape: backslashed('"$'), prefix: /\bb$/i },
    ],
    heredoc: { quote: '', escape: verbatim, typed: () => undefined },
    join: '.',
    comment: '//',
  },
  {
    ids: ['ruby'],
    reference: (variable) => `ENV.fetch("${variable}")`,
    strings: [
      inSingleQuotes,
      {
        quote: '"',
        escape: backslashed('"#'),
        embed: inRubyValue,
      },
      { quote: '`', escape: backslashed('`#'), embed: inRubyValue, typed: () => undefined },
    ],
    heredoc: {
      quote: '',
      escape: verbatim,
      embed: inRubyValue,
      embedPrefix: /^<<[~-]?[^~'-]/,
      typed: () => undefined,
    },
    join: '+',
    comment: '#',
  },
  {
    ids: ['perl'],
    reference: ofPerl,
    strings: [inSingleQuotes, { quote: '"', escape: backslashed('"$@'), embed: ofPerl }],
    heredoc: {
      quote: '',
      escape: verbatim,
      embed: ofPerl,
      embedPrefix: /^<<~?[^~']/,
      typed: () => undefined,
    },
    join: '.',
    comment: '#',
  },
  {
    ids: ['c', 'cpp'],
    reference: (variable) => `getenv("${variable}")`,
    strings: [
      {
        ...inDoubleQuotes,
        prefix: /\b(?:u8|[LuU]|(?:u8|[LuU])?R)$/,
        // the others are of wide characters, or have brackets within their quotes
        typed: (reference, prefix) => (/^(?:u8)?$/.test(prefix) ? reference : undefined),
      },
    ],
    comment: '//',
  },
];
