/** Packages that are ES modules alone: `require` gives their namespace, not what they export by default. */
const ESM_ONLY = new Set(['got', 'ky', 'node-fetch']);

const IMPORT =
  /^import (?:(?<whole>[\w$]+)|\* as (?<space>[\w$]+)|(?<named>\{[^}]*\})) from (?<from>"[^"]+");$/;

/** The import line of an ES module as a CommonJS module has it; a line of another kind as it is. */
export function commonJsOf(line: string): string {
  const { whole, space, named, from = '' } = IMPORT.exec(line)?.groups ?? {};
  if (from === '') {
    return line.replace(/^import ("[^"]+");$/, 'require($1);');
  }
  const names =
    named?.replaceAll(' as ', ': ') ??
    space ??
    (ESM_ONLY.has(from.slice(1, -1)) ? `{ default: ${whole ?? ''} }` : whole);
  return `const ${names ?? ''} = require(${from});`;
}
