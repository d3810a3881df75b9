import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { showSpendingHistory } from '../spending/history/historyCommand.js';
import { addAccount, openProviderSite, removeAccount, renameAccount, replaceKey } from './accountCommands.js';
import { checkProxies } from './checkCommand.js';
import type { Handler, Handlers } from './context.js';
import { downloadProxies } from './downloadCommand.js';
import { copyProxyUrl, insertProxyUrl } from './endpointCommands.js';
import { buySubscription, renewSubscription, requestTrial } from './gateway/planCommands.js';
import {
  changeCredentials,
  rotateNow,
  setRotationPolicy,
  switchNetwork,
} from './gateway/subscriptionCommands.js';
import { showDepositAddresses } from './orders/depositCommand.js';
import { extendOrder } from './orders/extendCommand.js';
import { createOrder, quoteOrder } from './orders/orderCommands.js';
import { signUp } from './signUpCommand.js';
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
  quoteOrder,
  createOrder,
  extendOrder,
  showDepositAddresses,
  buySubscription,
  renewSubscription,
  requestTrial,
  changeCredentials,
  rotateNow,
  setRotationPolicy,
  switchNetwork,
  signUp,
  showSpendingHistory,
  checkProxies,
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
};
