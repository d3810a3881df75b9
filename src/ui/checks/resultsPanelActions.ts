import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import type { Endpoint } from '../../core/endpoint.js';
import { Refusal, type CommandContext } from '../commands/context.js';
import { insert } from '../commands/endpointCommands.js';
import { pickEndpoint } from '../commands/pickEndpoint.js';
import { copyProxyUrls } from '../editor/copyProxyUrl.js';
import type { LastEditor } from './resultsPanelEditor.js';
import type { OpenRun } from './runs.js';

/** Puts a row's proxy into the text editor that was used last, as the settings say: by a reference unless they say otherwise. */
export async function insertRow(
  run: OpenRun,
  row: number,
  context: CommandContext,
  editor: LastEditor,
): Promise<void> {
  const endpoint = await endpointOf(run, row, context);
  if (endpoint) {
    await editor.focus();
    await insert(endpoint, {}, context);
  }
}

/** Puts rows' URLs on the clipboard, with their logins only after a modal. */
export async function copyRows(
  run: OpenRun,
  rows: readonly number[],
  context: CommandContext,
): Promise<void> {
  const endpoints: Endpoint[] = [];
  for (const row of rows) {
    const endpoint = await endpointOf(run, row, context);
    if (endpoint === undefined) {
      return;
    }
    endpoints.push(endpoint);
  }
  await copyProxyUrls(endpoints);
}

/** Asks the account that looks up addresses about a row's exit; what that costs is asked there. */
export async function lookUpRow({ results }: OpenRun, row: number): Promise<void> {
  const ip = results.exitIps[results.exits[row] ?? 0];
  if (ip === undefined || ip === '') {
    throw new Refusal(l10n.t('The exit address of this proxy is not known.'));
  }
  await vscode.commands.executeCommand('egress.lookUpIp', { ip });
}

/** Checks rows again within their run, which knows their logins only in the window that checked. */
export function checkAgain({ running }: OpenRun, rows: readonly number[]): void {
  if (running?.again === undefined) {
    throw new Refusal(l10n.t('This run is over. Check the list again instead.'));
  }
  running.again(rows);
}

/** The proxy that a row stands for, with its login; undefined when the person closed a question. */
async function endpointOf(run: OpenRun, row: number, context: CommandContext): Promise<Endpoint | undefined> {
  const { list, results } = run;
  const address = list.address(row);
  const { account, proxy } = list.origin(row);
  if (list.credential(row) === 0 || address.user !== undefined || address.password !== undefined) {
    const scheme = address.scheme ?? PROXY_SCHEMES[results.schemes[row] ?? 0] ?? 'http';
    return { kind: 'proxy', id: proxy ?? `run/${run.info.id}/${row}`, address: { ...address, scheme } };
  }
  if (account === undefined || proxy === undefined) {
    throw new Refusal(
      l10n.t('The password of this proxy is not kept with the run. Check the list again to use it.'),
    );
  }
  return pickEndpoint({ account, proxy }, context);
}
