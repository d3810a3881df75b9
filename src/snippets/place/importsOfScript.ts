import { above, type Binding, type ImportSyntax, SLASH_COMMENTS, statementsBy } from './importSyntax.js';

const IMPORT =
  /^[ \t]*import\s*(?:(?<clause>[^'"();]*?)\s*from\s*)?(?<quote>['"])(?<from>[^'"\n]+)\k<quote>[^\n]*(?:\n|$)/gm;
const REQUIRE =
  /^(?:(?:const|let|var)\s+(?<clause>\{[^}]*\}|[\w$]+)\s*=\s*)?require\(\s*(?<quote>['"])(?<from>[^'"\n]+)\k<quote>\s*\)[^\n]*(?:\n|$)/gm;

/** `import` and `require` of JavaScript and TypeScript. */
export const SCRIPT_IMPORTS: ImportSyntax = {
  ids: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact', 'vue', 'svelte', 'astro'],
  preambleEnd: above('#![^\\n]*\\n', '[\'"]use [^\\n]*\\n', SLASH_COMMENTS),
  statements: (text) =>
    [...statementsBy(text, IMPORT, bindingsOf), ...statementsBy(text, REQUIRE, bindingsOf)].sort(
      (left, right) => left.start - right.start,
    ),
  narrowed: (line, bindings) => {
    const isRequire = line.includes('require(');
    const from = /["'][^"']+["']/.exec(line)?.[0] ?? '';
    const named = bindings
      .map(({ key, local }) => ({ name: key.slice(key.indexOf(':') + 1), local }))
      .filter(({ name }) => isRequire || name !== 'default')
      .map(({ name, local }) => (name === local ? name : `${name}${isRequire ? ': ' : ' as '}${local}`));
    const whole = isRequire ? undefined : bindings.find(({ key }) => key.endsWith(':default'))?.local;
    const braces = named.length === 0 ? undefined : `{ ${named.join(', ')} }`;
    const clause = [whole, braces].filter((part) => part !== undefined).join(', ');
    return isRequire ? `const ${clause} = require(${from});` : `import ${clause} from ${from};`;
  },
};

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
