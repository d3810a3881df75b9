import type { Client, Recipe } from '../../src/snippets/catalogue/client.js';
import type { Case } from './cases.js';
import type { MisuseResult } from './misuse/proveMisuses.js';

/** What came of one recipe. */
export interface Result {
  readonly client: Client;
  readonly recipe: Recipe;
  readonly state: 'proven' | 'failed' | 'typeChecked' | 'skipped';
  readonly cases: readonly { readonly case: Case; readonly name: string; readonly failure?: string }[];
}

/** Said of a client that refuses a password beyond it. */
export const ASCII_ALONE = 'ASCII alone';

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

/** What the last line says: a rule for wrong code that fails counts with the recipes that do. */
export function summary(
  clients: readonly Client[],
  results: readonly Result[],
  misuses: readonly MisuseResult[],
): Readonly<Record<'clients' | 'entries' | Result['state'], number>> {
  const count = (state: Result['state']) => results.filter((result) => result.state === state).length;
  return {
    clients: clients.length,
    entries: results.length,
    proven: count('proven'),
    failed: count('failed') + misuses.filter(({ state }) => state === 'failed').length,
    typeChecked: count('typeChecked'),
    skipped: count('skipped'),
  };
}
