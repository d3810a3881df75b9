import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addAccount, openProviderSite, removeAccount, renameAccount, replaceKey } from './accountCommands.js';
import { MONEY_COMMANDS, type MoneyCommand } from '../../core/commands.js';
import type { Handler, Handlers, MoneyHandlers } from './context.js';
import { downloadProxies } from './downloadCommand.js';
import { copyProxyUrl, insertProxyUrl } from './endpointCommands.js';
import { askSupport, checkKey, explainError, lookUpIp, showServiceStatus } from './supportCommands.js';
import { buildTargetedProxy } from './targetCommand.js';
import {
  browsePremium,
  browseProxies,
  cancelLoading,
  find,
  followJob,
  loadMore,
  refresh,
  showTransactions,
} from './viewCommands.js';

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

const later =
  (name: MoneyCommand): Handler =>
  async (invocation, context) =>
    (await context.money())[name](invocation, context);

const MONEY = Object.fromEntries(MONEY_COMMANDS.map((name) => [name, later(name)])) as MoneyHandlers;

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
  showTransactions,
  browseProxies,
  browsePremium,
  followJob,
  checkKey,
  showServiceStatus,
  explainError,
  askSupport,
  lookUpIp,
  downloadProxies,
  showLog,
  ...MONEY,
};
