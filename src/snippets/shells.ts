import type { Language } from './language.js';
import { backslashed, doubled, shellQuoted } from './quoting.js';

/** The quotation marks that end a single-quoted string of PowerShell. */
const POWERSHELL_QUOTES = "'\u2018\u2019\u201A\u201B";

export const SHELLS: readonly Language[] = [
  {
    ids: ['shellscript'],
    reference: (variable) => `"$${variable}"`,
    strings: [
      { quote: "'", escape: shellQuoted, embed: (variable) => `'"$${variable}"'` },
      { quote: '"', escape: backslashed('"$`'), embed: (variable) => `\${${variable}}` },
    ],
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
