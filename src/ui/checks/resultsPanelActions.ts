import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { REASONS, VERDICTS } from '../../check/verdict.js';
import type { Endpoint } from '../../core/endpoint.js';
import { checkedFailure } from '../../core/proxyErrors.js';
import { Refusal } from '../commands/context.js';
import { insert } from '../commands/endpointCommands.js';
import { copyProxyUrls } from '../editor/copyProxyUrl.js';
import { checkAnew } from './checkAnew.js';
import type { CheckContext } from './context.js';
import { spokenAddress } from './rowFacts.js';
import { runAddresses } from './runAddresses.js';
import type { OpenRun } from './runs.js';

/** Puts a row's proxy into the text editor that was used last, as the settings say: by a reference unless they say otherwise. */
export async function insertRow(run: OpenRun, row: number, context: CheckContext): Promise<void> {
  for (const endpoint of await endpointsOf(run, [row], context)) {
    await insert(endpoint, {}, context);
  }
}

/** Puts rows' URLs on the clipboard, with their logins only after a modal. */
export async function copyRows(run: OpenRun, rows: readonly number[], context: CheckContext): Promise<void> {
  await copyProxyUrls(await endpointsOf(run, rows, context));
}

/** Asks the account that looks up addresses about a row's exit; what that costs is asked there. */
export async function lookUpRow({ results }: OpenRun, row: number): Promise<void> {
  const ip = results.exitIps[results.exits[row] ?? 0];
  if (ip === undefined || ip === '') {
    throw new Refusal(l10n.t('The exit address of this proxy is not known.'));
  }
  await vscode.commands.executeCommand('egress.lookUpIp', { ip });
}

/** Says what a row's failure means, with the words of the account that its proxy belongs to. */
export async function explainRow({ results, list }: OpenRun, row: number): Promise<void> {
  const found = checkedFailure(
    VERDICTS[results.verdicts[row] ?? 0] ?? '',
    REASONS[results.reasons[row] ?? 0] ?? '',
    results.statuses[row] ?? 0,
  );
  if (found === undefined) {
    throw new Refusal(l10n.t('The check tells no more about this proxy than its row does.'));
  }
  const { account } = list.origin(row);
  const { failure: code, by } = found;
  await vscode.commands.executeCommand('egress.explainError', { code, by, ...(account && { account }) });
}

/** Checks rows again within their run, or as a run of their own where that one is over. */
export async function checkAgain(
  run: OpenRun,
  rows: readonly number[],
  context: CheckContext,
): Promise<void> {
  if (run.running?.again) {
    run.running.again(rows);
  } else {
    await checkAnew(run, rows, context);
  }
}

/**
 * The proxies that rows stand for, with their logins.
 *
 * @throws Refusal where a login is not to be found any more
 */
async function endpointsOf(
  run: OpenRun,
  rows: readonly number[],
  context: CheckContext,
): Promise<readonly Endpoint[]> {
  const addressOf = await runAddresses(run, rows, context);
  return rows.map((row) => {
    const address = addressOf(row);
    if (address === undefined) {
      throw new Refusal(
        l10n.t(
          'The password of {0} is not kept with the check, and not where it came from any more. Check the list again to use it.',
          run.list.label(row),
        ),
      );
    }
    const { scheme = 'http', ...rest } = spokenAddress(address, run.results, row);
    const id = run.list.origin(row).proxy ?? `run/${run.info.id}/${row}`;
    return { kind: 'proxy', id, address: { scheme, ...rest } };
  });
}
