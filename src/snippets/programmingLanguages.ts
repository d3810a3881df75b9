import type { Language } from './language.js';
import type { StringForm } from './quoting.js';
import { backslashed, doubled, jsonEscaped } from './quoting.js';

const inDoubleQuotes = { quote: '"', escape: backslashed('"') };
const inSingleQuotes = { quote: "'", escape: backslashed("'") };

/** Until Python 3.12 the expression inside an f-string had to use the other quote. */
function pythonString(quote: string, otherQuote: string): StringForm {
  return {
    quote,
    escape: backslashed(quote.charAt(0)),
    embed: (variable) => `{os.environ[${otherQuote}${variable}${otherQuote}]}`,
    embedPrefix: /\b(?:f|fr|rf)$/i,
  };
}

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
    strings: [inDoubleQuotes],
    join: '+',
    comment: '//',
    needs: 'import "os"',
    socks: 'socks5',
  },
  {
    ids: ['rust'],
    // `?` would compile only in a function that returns a fitting Result; this compiles in every one.
    reference: (variable) => `std::env::var("${variable}").expect("${variable} is not set")`,
    strings: [inDoubleQuotes],
    comment: '//',
  },
  {
    ids: ['java'],
    reference: (variable) => `System.getenv("${variable}")`,
    strings: [inDoubleQuotes],
    join: '+',
    comment: '//',
  },
  {
    ids: ['kotlin', 'groovy'],
    reference: (variable) => `System.getenv("${variable}")`,
    strings: [
      {
        quote: '"',
        escape: backslashed('"$'),
        embed: (variable) => `\${System.getenv("${variable}")}`,
      },
    ],
    join: '+',
    comment: '//',
  },
  {
    ids: ['csharp'],
    // Written in full, so that it compiles without a using directive.
    reference: (variable) => `System.Environment.GetEnvironmentVariable("${variable}")`,
    strings: [
      {
        ...inDoubleQuotes,
        embed: (variable) => `{System.Environment.GetEnvironmentVariable("${variable}")}`,
        embedPrefix: /\$$/,
      },
    ],
    join: '+',
    comment: '//',
    socks: 'socks5',
  },
  {
    ids: ['fsharp'],
    reference: (variable) => `(System.Environment.GetEnvironmentVariable "${variable}")`,
    strings: [inDoubleQuotes],
    join: '+',
    comment: '//',
    socks: 'socks5',
  },
  {
    ids: ['vb'],
    reference: (variable) => `System.Environment.GetEnvironmentVariable("${variable}")`,
    strings: [{ quote: '"', escape: doubled('"') }],
    join: '&',
    comment: "'",
    socks: 'socks5',
  },
  {
    ids: ['php'],
    reference: (variable) => `getenv('${variable}')`,
    strings: [inSingleQuotes, { quote: '"', escape: backslashed('"$') }],
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
        embed: (variable) => `#{ENV.fetch("${variable}")}`,
      },
    ],
    join: '+',
    comment: '#',
  },
  {
    ids: ['perl'],
    reference: (variable) => `$ENV{${variable}}`,
    strings: [
      inSingleQuotes,
      { quote: '"', escape: backslashed('"$@'), embed: (variable) => `$ENV{${variable}}` },
    ],
    join: '.',
    comment: '#',
  },
  {
    ids: ['c', 'cpp'],
    reference: (variable) => `getenv("${variable}")`,
    strings: [inDoubleQuotes],
    comment: '//',
  },
];
