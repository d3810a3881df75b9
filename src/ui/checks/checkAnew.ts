import * as l10n from '@vscode/l10n';
import { rowList, type ListedRow } from '../../check/list/rowList.js';
import { Refusal } from '../commands/context.js';
import { checkSource, type StartedCheck } from './checkProxies.js';
import type { CheckContext } from './context.js';
import { runAddresses } from './runAddresses.js';
import type { OpenRun } from './runs.js';

/**
 * Checks rows of a run that is over as a run of their own, with the logins as they are where the rows came from.
 *
 * @throws Refusal where a login is not to be found any more
 */
export async function checkAnew(
  run: OpenRun,
  rows: readonly number[],
  context: CheckContext,
): Promise<StartedCheck | undefined> {
  const { list, info } = run;
  const addressOf = await runAddresses(run, rows, context);
  const listed = rows.flatMap((row): readonly ListedRow[] => {
    const address = addressOf(row);
    const country = list.askedCountry(row);
    return address ? [{ address, origin: list.origin(row), ...(country !== undefined && { country }) }] : [];
  });
  if (listed.length < rows.length) {
    throw new Refusal(
      l10n.t('The passwords are not kept with the check, and not where they came from any more.'),
    );
  }
  const accounts = (await context.openAccounts.all()).filter((open) => open.kind === 'ready');
  return checkSource(
    { title: info.title, source: info.source, read: () => rowList(listed), accounts },
    { args: { engine: 'local', looks: [...context.choices.looks] }, row: undefined },
    context,
  );
}
