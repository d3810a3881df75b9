import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ExportFormat } from '../../core/publicProxies.js';
import { linkSafe, plainText } from '../../core/plainText.js';
import { choose, valueOf } from '../input/steps.js';
import { withProgress } from '../progress.js';
import type { CommandArguments } from './arguments.js';
import { Refusal, type Handler } from './context.js';
import { meantDownload } from './downloadChoice.js';
import { diskCode, fileName } from './downloadedFile.js';
import { pickAccountThatCan, type AccountThatCan } from './pick.js';

/** Saves the provider's own file: an order's proxies, the public list, a job's results. */
export const downloadProxies: Handler = async ({ args: given }, context) => {
  const args = await meantDownload(given, context);
  if (!args) {
    return undefined;
  }
  if (args.order !== undefined) {
    const open = await pickAccountThatCan('orders', args, context);
    return open && downloadOrder(open, args.order, args);
  }
  if (args.job !== undefined) {
    const open = await pickAccountThatCan('jobs', args, context);
    const job = args.job;
    return (
      open &&
      downloadAs(args, l10n.t('job {0}', job), (format, file, signal) =>
        open.reads.capabilities.jobs.download(job, format, file, signal),
      )
    );
  }
  const open = await pickAccountThatCan('publicProxies', args, context);
  const filters = open && (context.memory.of(open.account.id).filters ?? {});
  return (
    open &&
    downloadAs(args, l10n.t('public proxies'), (format, file, signal) =>
      open.reads.capabilities.publicProxies.download(filters ?? {}, format, file, signal),
    )
  );
};

async function downloadOrder(
  open: AccountThatCan<'orders'>,
  order: string,
  args: CommandArguments,
): Promise<unknown> {
  const withCredentials =
    args.format === 'user:pass@ip:port'
      ? true
      : args.format === undefined
        ? valueOf(
            await choose(
              [
                { label: 'ip:port', description: l10n.t('without credentials'), value: false },
                { label: 'user:pass@ip:port', description: l10n.t('with credentials'), value: true },
              ],
              { placeholder: l10n.t('Which form?') },
            ),
          )
        : false;
  const protocol =
    withCredentials === undefined
      ? undefined
      : args.protocol === 'socks5' || args.protocol === 'https'
        ? args.protocol
        : valueOf(
            await choose<'https' | 'socks5'>(
              [
                { label: l10n.t('HTTP ports'), value: 'https' },
                { label: l10n.t('SOCKS5 ports'), value: 'socks5' },
              ],
              { placeholder: l10n.t('Which ports?') },
            ),
          );
  if (
    withCredentials === undefined ||
    protocol === undefined ||
    (withCredentials && !(await agreesToSecrets(order)))
  ) {
    return undefined;
  }
  const file = await target(args, fileName(l10n.t('order {0}', order), 'txt'));
  return (
    file &&
    save(file, (signal) =>
      open.reads.capabilities.orders.download(order, { withCredentials, protocol }, file, signal),
    )
  );
}

async function agreesToSecrets(order: string): Promise<boolean> {
  const download = l10n.t('Download with credentials');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Save the passwords of order {0} to a file?', linkSafe(order)),
    {
      modal: true,
      detail: l10n.t('Whoever reads the file can use these proxies. Keep it out of the repository.'),
    },
    download,
  );
  return answer === download;
}

async function downloadAs(
  args: CommandArguments,
  what: string,
  download: (format: ExportFormat, file: string, signal: AbortSignal) => Promise<void>,
): Promise<unknown> {
  const format =
    args.format === 'csv' || args.format === 'json' || args.format === 'txt'
      ? args.format
      : valueOf(
          await choose<ExportFormat>(
            (['txt', 'csv', 'json'] as const).map((value) => ({ label: value, value })),
            { placeholder: l10n.t('Which format for {0}?', plainText(what)) },
          ),
        );
  const file = format && (await target(args, fileName(what, format)));
  return file && save(file, (signal) => download(format, file, signal));
}

/** Where to, always asked: the file comes from the provider, and a path in an argument is only a suggestion. */
async function target(args: CommandArguments, name: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const suggestion =
    args.file !== undefined ? vscode.Uri.file(args.file) : folder && vscode.Uri.joinPath(folder, name);
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Save proxies'),
    ...(suggestion && { defaultUri: suggestion }),
  });
  if (uri && uri.scheme !== 'file') {
    throw new Refusal(l10n.t('Choose a folder on this machine.'));
  }
  return uri?.fsPath;
}

async function save(file: string, download: (signal: AbortSignal) => Promise<void>): Promise<unknown> {
  const name = linkSafe(vscode.workspace.asRelativePath(file));
  try {
    await withProgress(l10n.t('Downloading'), download);
  } catch (error) {
    const code = diskCode(error);
    throw code === undefined
      ? error
      : new Refusal(l10n.t('{0} could not be written ({1}). Choose another place.', name, code));
  }
  const open = l10n.t('Open');
  void vscode.window
    .showInformationMessage(l10n.t('Saved {0}', name), open)
    // the editor's own command, as a list may be larger than what extensions may open
    .then((answer) =>
      answer === open ? vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file)) : undefined,
    );
  return { file };
}
