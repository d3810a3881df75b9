import { PROXY_SCHEMES } from '../../src/core/proxy/endpoint.js';
import type { Client, Recipe } from '../../src/snippets/catalogue/client.js';
import type { Case } from './cases.js';

/** What came of one recipe. */
export interface Result {
  readonly client: Client;
  readonly recipe: Recipe;
  readonly state: 'proven' | 'failed' | 'typeChecked' | 'skipped';
  readonly cases: readonly { readonly case: Case; readonly name: string; readonly failure?: string }[];
}

const ASCII_ALONE = 'ASCII alone';

/** A line for each scheme and form of the recipe, with what failed below it. */
export function table({ client, recipe, state, cases }: Result): string {
  if (cases.length === 0) {
    return line(client.id, recipe.id, '', '', state);
  }
  const groups = new Set(cases.map(({ case: { scheme, form } }) => `${scheme} ${form}`));
  return [...groups]
    .map((group) => {
      const [scheme = '', form = ''] = group.split(' ');
      const members = cases.filter((each) => each.case.scheme === scheme && each.case.form === form);
      const failed = members.filter(({ failure }) => failure !== undefined);
      const word = state === 'typeChecked' ? state : 'proven';
      const outcome =
        failed.length > 0 ? `failed ${failed.length} of ${members.length}` : `${word} ${members.length}`;
      const note = members.some(({ case: { isRefused } }) => isRefused) ? `, ${ASCII_ALONE}` : '';
      return (
        line(client.id, recipe.id, scheme, form, outcome + note) +
        failed.map(({ name, failure = '' }) => `    ${name}: ${failure}\n`).join('')
      );
    })
    .join('');
}

function line(
  ...[client = '', recipe = '', scheme = '', form = '', outcome = '']: readonly string[]
): string {
  return `${client.padEnd(24)} ${recipe.padEnd(24)} ${scheme.padEnd(8)} ${form.padEnd(10)} ${outcome}\n`;
}

/** What the last line says. */
export function summary(
  clients: readonly Client[],
  results: readonly Result[],
): Readonly<Record<'clients' | 'entries' | Result['state'], number>> {
  const count = (state: Result['state']) => results.filter((result) => result.state === state).length;
  return {
    clients: clients.length,
    entries: results.length,
    proven: count('proven'),
    failed: count('failed'),
    typeChecked: count('typeChecked'),
    skipped: count('skipped'),
  };
}

const WORDS: Readonly<Record<Result['state'], string>> = {
  proven: 'proven',
  failed: 'failed',
  typeChecked: 'checked',
  skipped: 'documented',
};

/** A table of clients and schemes for the documentation. */
export function markdown(clients: readonly Client[], results: readonly Result[]): string {
  const schemes = PROXY_SCHEMES.filter((scheme) =>
    results.some(({ recipe }) => recipe.schemes.includes(scheme)),
  );
  const cell = (client: Client, scheme: (typeof schemes)[number]): string => {
    const states = results
      .filter((result) => result.client === client && result.recipe.schemes.includes(scheme))
      .map(({ state, cases }) =>
        cases.some((one) => one.case.scheme === scheme && one.case.isRefused)
          ? `${WORDS[state]} (${ASCII_ALONE})`
          : WORDS[state],
      );
    return states.length === 0 ? '–' : [...new Set(states)].join(', ');
  };
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [
    row(['Client', 'Language', ...schemes]),
    row(['Client', 'Language', ...schemes].map((title) => '-'.repeat(title.length))),
    ...clients.map((client) =>
      row([client.label, client.languages[0] ?? '', ...schemes.map((scheme) => cell(client, scheme))]),
    ),
  ].join('');
}
