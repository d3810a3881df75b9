/** A variable of the environment, named in a line; offsets in UTF-16 units. */
export interface VariableMention {
  readonly name: string;
  /** Where the name itself stands. */
  readonly start: number;
  readonly end: number;
  /** Whether its value is read there, or given. */
  readonly kind: 'reference' | 'definition';
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/g;
const LONGEST_BEFORE = 64;

/** What the languages write before the name of a variable that they read; the inverse of `languages.ts`. */
const READ_BEFORE = new RegExp(
  [
    // process.env.NAME, import.meta.env.NAME, ${{ secrets.NAME }}
    String.raw`\b(?:env|secrets|vars)\.`,
    // os.environ["NAME"], process.env['NAME'], $_ENV['NAME']
    String.raw`(?:\benv|\benviron|\bENV|_ENV|_SERVER)(?:\?\.)?\[\s*["'\u0060]`,
    // os.getenv("NAME"), ENV.fetch("NAME"), std::env::var("NAME"), System.getenv("NAME"), env('NAME')
    String.raw`\b(?:\w*[gG]etenv|LookupEnv|Get\w*EnvironmentVariable|(?:environ|env)\.get|ENV\.fetch|env::var(?:_os)?|(?:option_)?env!?|var)\s*\(\s*["'\u0060]`,
    String.raw`GetEnvironmentVariable\s+["']`,
    // $NAME, ${NAME}, $(NAME), $env:NAME, ${env:NAME}, ${localEnv:NAME}, $ENV{NAME}
    String.raw`\$[({]?(?:env:|localEnv:|ENV\{)?`,
    // {{$processEnv NAME}}
    String.raw`\{\{\s*\$(?:processEnv|dotenv)\s+%?`,
    // RUN --mount=type=secret,id=name,env=NAME
    String.raw`,env=`,
  ]
    .map((form) => `(?:${form})`)
    .join('|')
    .replace(/^(.*)$/s, '(?:$1)$'),
);
const GIVEN_BEFORE = /^\uFEFF?\s*(?:-\s+)?(?:(?:export|set|ENV|ARG)\s+)?["']?$/i;
const GIVEN_AFTER = /^["']?\s*[=:]/;

/** Every place of the line that reads or sets a variable of such a name. */
export function variableMentions(
  line: string,
  isWanted: (name: string) => boolean,
): readonly VariableMention[] {
  return [...line.matchAll(NAME)].flatMap(({ 0: name, index: start }): VariableMention[] => {
    if (!isWanted(name)) {
      return [];
    }
    const end = start + name.length;
    const before = line.slice(Math.max(0, start - LONGEST_BEFORE), start);
    const after = line.slice(end, end + LONGEST_BEFORE);
    if (READ_BEFORE.test(before) || (before.endsWith('%') && after.startsWith('%'))) {
      return [{ name, start, end, kind: 'reference' }];
    }
    return GIVEN_BEFORE.test(before) && GIVEN_AFTER.test(after)
      ? [{ name, start, end, kind: 'definition' }]
      : [];
  });
}
