/** The code with each of its levels as one of these units; what is less than a level stays. */
export function withIndentation(code: string, unit: string): string {
  const own = unitOf(code);
  return own === undefined || own === unit
    ? code
    : code.replace(/^[ \t]+/gm, (space) => {
        const levels = Math.floor(space.length / own.length);
        return unit.repeat(levels) + space.slice(levels * own.length);
      });
}

/** What the code is indented with: a tab, or the fewest spaces that a line has. */
function unitOf(code: string): string | undefined {
  const spaces = [...code.matchAll(/^[ \t]+(?=\S)/gm)].map(([space]) => space);
  return spaces.some((space) => space.startsWith('\t'))
    ? '\t'
    : spaces.sort((left, right) => left.length - right.length)[0];
}
