import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainText } from '../../core/plainText.js';
import type { NextStep } from '../commands/context.js';
import type { LostProxy } from './followedProxies.js';

/** Why, as the second half of a sentence. */
export function lossText({ open, loss }: LostProxy): string {
  const label = plainText(open.account.label);
  switch (loss.kind) {
    case 'removed':
      return open.account.isSandbox
        ? l10n.t('the sandbox was stopped')
        : l10n.t('the account "{0}" was removed', label);
    case 'locked':
      return l10n.t('the key of "{0}" is not on this machine', label);
    case 'unlisted':
      return l10n.t('"{0}" does not list the proxy any more', label);
    case 'expired':
      return loss.of === 'subscription'
        ? l10n.t('subscription {0} of "{1}" has expired', plainText(loss.id), label)
        : l10n.t('order {0} of "{1}" has expired', plainText(loss.id), label);
  }
}

/** What mends it, where something does. */
export function lossRemedy({ open, loss }: LostProxy): NextStep {
  const { id: account, isSandbox } = open.account;
  const { renew, extendOrder } = open.reads.capabilities;
  const step = (label: string, command: string, args: object = { account }): NextStep => ({
    label,
    run: () => vscode.commands.executeCommand(`egress.${command}`, args),
  });
  switch (loss.kind) {
    case 'removed':
      return isSandbox
        ? step(l10n.t('Start sandbox'), 'startSandbox', {})
        : step(l10n.t('Add account'), 'addAccount', {});
    case 'locked':
      return step(l10n.t('Enter the key'), 'replaceKey');
    case 'expired':
      if (loss.of === 'subscription' && renew) {
        return step(l10n.t('Renew'), 'renewSubscription', { account, subscription: loss.id });
      }
      return loss.of === 'order' && extendOrder
        ? step(l10n.t('Extend'), 'extendOrder', { account, order: loss.id })
        : step(l10n.t('Refresh'), 'refresh');
    case 'unlisted':
      return step(l10n.t('Refresh'), 'refresh');
  }
}
