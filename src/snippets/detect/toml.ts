/** One `key = value` of a TOML text. */
export interface TomlEntry {
  /** The header it stands under, without brackets and quotes: `tool.poetry.dependencies`. */
  readonly table: string;
  /** How many headers stand above it: tells one `[[package]]` from the next. */
  readonly section: number;
  readonly key: string;
  /** As written, on one line or several. */
  readonly value: string;
}

const HEADER = /^\s*\[{1,2}([^[\]]+)\]{1,2}\s*(?:#.*)?$/;
const PAIR = /^\s*((?:[\w.-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:"[^"]*"|'[^']*'))*)\s*=\s*(.*)$/;

/**
 * The entries of a TOML text, as far as it can be read: a line that is none is passed over, since a text
 * that somebody is typing in is broken half of the time.
 */
export function tomlEntries(text: string): readonly TomlEntry[] {
  const entries: TomlEntry[] = [];
  const lines = text.split(/\r?\n/);
  let table = '';
  let section = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const header = HEADER.exec(line)?.[1];
    if (header !== undefined) {
      table = header.replace(/["'\s]/g, '');
      section += 1;
      continue;
    }
    const [, key, start = ''] = PAIR.exec(line) ?? [];
    if (key !== undefined) {
      const kept = [code(start)];
      for (let depth = openBrackets(kept[0] ?? ''); depth > 0 && at + 1 < lines.length;) {
        at += 1;
        const next = code(lines[at] ?? '');
        kept.push(next);
        depth += openBrackets(next);
      }
      entries.push({ table, section, key: key.replace(/["']/g, ''), value: kept.join('\n').trim() });
    }
  }
  return entries;
}

/** The texts of the strings in a value. */
export function tomlStrings(value: string): readonly string[] {
  return [...value.matchAll(/"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'/g)].map(([, basic, literal = '']) =>
    basic === undefined ? literal : basic.replace(/\\(["\\])/g, '$1'),
  );
}

/** A line without its comment. */
function code(line: string): string {
  return /^(?:[^#"']|"(?:[^"\\]|\\.)*"|'[^']*'|["'](?=[^"']*$))*/.exec(line)?.[0].trimEnd() ?? '';
}

/** How many brackets the line opens more than it closes. */
function openBrackets(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
  return (bare.match(/[[{]/g)?.length ?? 0) - (bare.match(/[\]}]/g)?.length ?? 0);
}
