import type { Language } from './language.js';
import { backslashed, doubled, shellQuoted, verbatim } from './quoting.js';

/** The quotation marks that end a single-quoted string of PowerShell. */
const POWERSHELL_QUOTES = "'\u2018\u2019\u201A\u201B";

export const SHELLS: readonly Language[] = [
  {
    ids: ['shellscript'],
    reference: (variable) => `"$${variable}"`,
    strings: [
      { quote: "'", escape: shellQuoted, embed: (variable) => `'"$${variable}"'`, prefix: /(?<!\$)\$$/ },
      {
        quote: '"',
        escape: backslashed('"$`'),
        embed: (variable) => `\${${variable}}`,
        prefix: /(?<!\$)\$$/,
      },
    ],
    heredoc: {
      quote: '',
      escape: verbatim,
      embed: (variable) => `\${${variable}}`,
      embedPrefix: /^<<-?[ \t]*\w/,
      typed: () => undefined,
    },
    comment: '#',
  },
  {
    ids: ['fish'],
    reference: (variable) => `"$${variable}"`,
    strings: [
      { quote: "'", escape: backslashed("'"), embed: (variable) => `'"$${variable}"'` },
      { quote: '"', escape: backslashed('"$'), embed: (variable) => `$${variable}` },
    ],
    comment: '#',
  },
  {
    ids: ['powershell'],
    reference: (variable) => `$env:${variable}`,
    strings: [
      { quote: "'", escape: doubled(POWERSHELL_QUOTES) },
      {
        quote: '"',
        escape: (text) => text.replace(/[`"$\u201C-\u201E]/gu, '`$&'),
        embed: (variable) => `\${env:${variable}}`,
      },
      { quote: "'", close: "'@", escape: verbatim, prefix: /@$/, needsPrefix: true, isBlock: true },
      {
        quote: '"',
        close: '"@',
        escape: (text) => text.replace(/[`$]/g, '`$&'),
        embed: (variable) => `\${env:${variable}}`,
        prefix: /@$/,
        needsPrefix: true,
        isBlock: true,
      },
    ],
    join: '+',
    comment: '#',
  },
  {
    ids: ['bat'],
    reference: (variable) => `%${variable}%`,
    strings: [],
    bare: doubled('%'),
  },
  {
    ids: ['makefile'],
    reference: (variable) => `$(${variable})`,
    strings: [],
    bare: (text) => doubled('$')(text).replaceAll('#', '\\#'),
    comment: '#',
  },
];
