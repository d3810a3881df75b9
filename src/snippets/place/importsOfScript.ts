import { type PageScript, pageScripts } from '../pageScripts.js';
import type { Part } from '../syntax/bareCode.js';
import {
  above,
  type Binding,
  endOfStatement,
  type ImportSyntax,
  SLASH_COMMENTS,
  statementsBy,
} from './importSyntax.js';

const IMPORT =
  /^[ \t]*import(?:(?<clause>(?:[^'"();\n]|\n(?![ \t]*import\b))*?)\bfrom)?\s*(?<quote>['"])(?<from>[^'"\n]+)\k<quote>/gm;
const REQUIRE =
  /^(?:(?:const|let|var)\s+(?<clause>\{[^}]*\}|[\w$]+)\s*=\s*)?require\(\s*(?<quote>['"])(?<from>[^'"\n]+)\k<quote>\s*\)/gm;

/** `require('a')` may be called, taken a member of, or followed by a further name: `with {` opens a bracket. */
const endOfImport = endOfStatement(
  (line, next) => /[,=&|?:]\s*$/.test(line) || /^\s*(?:\?\.|\.(?!\.)|,|&&|\|\|)/.test(next),
);

/** `import` and `require` of JavaScript and TypeScript. */
export const SCRIPT_IMPORTS: ImportSyntax = {
  ids: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact', 'vue', 'svelte', 'astro'],
  parts: scriptsOf,
  preambleEnd: above('#![^\\n]*\\n', '[\'"]use [^\\n]*\\n', SLASH_COMMENTS),
  statements: (code) =>
    [IMPORT, REQUIRE]
      .flatMap((pattern) => statementsBy(code, pattern, bindingsOf, endOfImport))
      .sort((left, right) => left.start - right.start),
  narrowed: (line, bindings) => {
    const isRequire = line.includes('require(');
    const from = /["'][^"']+["']/.exec(line)?.[0] ?? '';
    const named = bindings
      .map(({ key, local }) => ({ name: key.slice(key.indexOf(':') + 1), local }))
      .filter(({ name }) => !/^(?:default|\*)$/.test(name))
      .map(({ name, local }) => (name === local ? name : `${name}${isRequire ? ': ' : ' as '}${local}`));
    const whole = bindings
      .filter(({ key }) => /:(?:default|\*)$/.test(key))
      .map(({ key, local }) => (key.endsWith('*') ? `* as ${local}` : local));
    const clause = [...whole, ...(named.length === 0 ? [] : [`{ ${named.join(', ')} }`])].join(', ');
    return isRequire ? `const ${clause} = require(${from});` : `import ${clause} from ${from};`;
  },
};

/** Such a document begins with markup, whatever the language is that its code is taken for. */
const MARKUP = /^\uFEFF?\s*(?:<[a-zA-Z!]|\{[#@]|---[ \t]*\r?\n)/;
const LINE_END = /^[ \t]*\r?\n/;

/** The scripts of Vue, Svelte and Astro: first what runs for each component. */
function scriptsOf(text: string, languageId: string): readonly Part[] | undefined {
  if (!MARKUP.test(text) && !['vue', 'svelte', 'astro'].includes(languageId)) {
    return undefined;
  }
  // that of an Astro file may be taken for TypeScript
  return [...pageScripts(text, true)]
    .filter(({ languageId, attributes = '', end, isTopLevel }) => {
      const isElsewhere = /\bsrc\s*=/.test(attributes);
      return languageId !== undefined && isTopLevel && end < text.length && !isElsewhere;
    })
    .sort((left, right) => orderOf(left) - orderOf(right))
    .map(({ start, end }) => {
      const [lineEnd = ''] = LINE_END.exec(text.slice(start, end)) ?? [];
      return { start: start + lineEnd.length, end };
    });
}

function orderOf({ attributes }: PageScript): number {
  if (attributes === undefined || /\bsetup\b/.test(attributes)) {
    return 0;
  }
  return /\bmodule\b/.test(attributes) ? 2 : 1;
}

/**
 * How a file of JavaScript imports: as its name says, else as its text does, else as the package.json above it
 * does. A file that nothing tells about is an ES module.
 */
export function moduleStyleFor(
  fileName: string,
  text: string,
  packageType: 'esm' | 'commonjs' | undefined,
): 'esm' | 'commonjs' {
  const [, letter, language] = /\.([cm]?)([jt])sx?$/.exec(fileName) ?? [];
  if (letter === 'c' || letter === 'm') {
    return letter === 'c' && language === 'j' ? 'commonjs' : 'esm';
  }
  return (language === 't' ? 'esm' : moduleStyleOf(text)) ?? packageType ?? 'esm';
}

/** Whether a file of JavaScript is written as an ES module, as far as its text shows. */
export function moduleStyleOf(text: string): 'esm' | 'commonjs' | undefined {
  if (/^[ \t]*(?:import\b[^(.]*['"]|export\b)/m.test(text)) {
    return 'esm';
  }
  return /\brequire\(\s*['"]|^\s*(?:module\.)?exports\b/m.test(text) ? 'commonjs' : undefined;
}

function bindingsOf({ groups = {} }: RegExpExecArray): readonly Binding[] {
  const from = (groups['from'] ?? '').replace(/^node:/, '');
  const clause = (groups['clause'] ?? '').trim();
  // types are gone when the code runs
  if (/^type\s+(?!,|from\b)/.test(clause)) {
    return [];
  }
  const named = (/\{([^}]*)\}/.exec(clause)?.[1] ?? '')
    .split(',')
    .map((each) => /^\s*([\w$]+)\s*(?:(?:\bas\b|:)\s*([\w$]+)\s*)?$/.exec(each))
    .flatMap((match) =>
      match ? [{ key: `${from}:${match[1] ?? ''}`, local: match[2] ?? match[1] ?? '' }] : [],
    );
  const space = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
  const whole = /^([\w$]+)/.exec(clause)?.[1];
  return [
    ...(whole === undefined ? [] : [{ key: `${from}:default`, local: whole }]),
    ...(space === undefined ? [] : [{ key: `${from}:*`, local: space }]),
    ...named,
    ...(clause === '' ? [{ key: from, local: '' }] : []),
  ];
}
