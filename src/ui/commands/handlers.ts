import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addAccount, openProviderSite, removeAccount, renameAccount, replaceKey } from './accountCommands.js';
import { showOrders, showTransactions } from './accountListCommands.js';
import { browsePremium, browseProxies } from './browseCommands.js';
import {
  CHECK_COMMANDS,
  CODE_COMMANDS,
  type CommandName,
  GUARD_COMMANDS,
  MONEY_COMMANDS,
  PROXY_RUN_COMMANDS,
  USAGE_COMMANDS,
} from '../../core/commands.js';
import type { Handler, Handlers, LaterHandlers } from './context.js';
import { downloadProxies } from './downloadCommand.js';
import { copyProxyUrl, insertProxyUrl } from './endpointCommands.js';
import { checkKey, lookUpIp, showServiceStatus } from './supportCommands.js';
import { buildTargetedProxy } from './targetCommand.js';
import { cancelLoading, find, followJob, loadMore, refresh } from './viewCommands.js';

const startSandbox: Handler = async (_invocation, context) => ({ accounts: await context.sandbox.start() });

const stopSandbox: Handler = async (_invocation, context) => {
  if (!(await context.sandbox.stop())) {
    void vscode.window.showInformationMessage(l10n.t('The sandbox is not running.'));
  }
  return {};
};

const showLog: Handler = (_invocation, context) => {
  context.log.show();
  return Promise.resolve({});
};

/** A handler for each of the names, that loads the part which has the real one. */
function later<Name extends CommandName>(
  names: readonly Name[],
  load: (parts: LaterHandlers) => Promise<Readonly<Record<Name, Handler>>>,
): Readonly<Record<Name, Handler>> {
  const entries = names.map((name): [Name, Handler] => [
    name,
    async (invocation, context) => (await load(context.later))[name](invocation, context),
  ]);
  return Object.fromEntries(entries) as Readonly<Record<Name, Handler>>;
}

/** One handler for each command of the manifest; a missing one does not compile. */
export const HANDLERS: Handlers = {
  addAccount,
  replaceKey,
  renameAccount,
  removeAccount,
  openProviderSite,
  refresh,
  loadMore,
  cancelLoading,
  find,
  startSandbox,
  stopSandbox,
  insertProxyUrl,
  copyProxyUrl,
  buildTargetedProxy,
  showOrders,
  showTransactions,
  browseProxies,
  browsePremium,
  followJob,
  checkKey,
  showServiceStatus,
  lookUpIp,
  downloadProxies,
  showLog,
  ...later(MONEY_COMMANDS, ({ money }) => money()),
  ...later(CODE_COMMANDS, ({ code }) => code()),
  ...later(GUARD_COMMANDS, ({ guard }) => guard()),
  ...later(CHECK_COMMANDS, ({ check }) => check()),
  ...later(USAGE_COMMANDS, ({ usage }) => usage()),
  ...later(PROXY_RUN_COMMANDS, ({ run }) => run()),
};
