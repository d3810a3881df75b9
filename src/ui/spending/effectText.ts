import * as l10n from '@vscode/l10n';
import type { Effect } from '../../core/effects.js';
import { plainText } from '../../core/plainText.js';

/** What an effect does, by its ids: for a list of what was sent, where names are no longer known. */
export function effectText(effect: Effect): string {
  switch (effect.kind) {
    case 'purchase':
      return effect.of.repeatCount === 1
        ? l10n.t('Buy {0} × plan {1}', effect.of.quantity, plainText(effect.of.planId))
        : l10n.t(
            'Buy {0} × plan {1} for {2} periods',
            effect.of.quantity,
            plainText(effect.of.planId),
            effect.of.repeatCount,
          );
    case 'renew':
      return effect.of.repeatCount === 1
        ? l10n.t(
            'Renew subscription {0} with plan {1}',
            plainText(effect.of.subscriptionId),
            plainText(effect.of.planId),
          )
        : l10n.t(
            'Renew subscription {0} with plan {1} for {2} periods',
            plainText(effect.of.subscriptionId),
            plainText(effect.of.planId),
            effect.of.repeatCount,
          );
    case 'trial':
      return l10n.t('Request a trial of plan {0}', plainText(effect.of.planId));
    case 'changeCredentials':
      return l10n.t('Change the credentials of subscription {0}', plainText(effect.of.subscriptionId));
    case 'setRotationPolicy':
      return l10n.t(
        'Set the rotation of subscription {0} to {1} min',
        plainText(effect.of.subscriptionId),
        effect.of.rotationMinutes,
      );
    case 'switchNetwork':
      return l10n.t(
        'Move subscription {0} to network {1}',
        plainText(effect.of.subscriptionId),
        plainText(effect.of.networkId),
      );
    case 'rotateNow':
      return l10n.t('Rotate subscription {0}', plainText(effect.of.subscriptionId));
    case 'createOrder':
      return effect.of.quantity === undefined
        ? l10n.t('Order {0}', plainText(effect.of.type))
        : l10n.t('Order {0} × {1}', effect.of.quantity, plainText(effect.of.type));
    case 'extendOrder':
      return l10n.t('Extend order {0}', plainText(effect.of.orderId));
    case 'createDepositAddress':
      return l10n.t('Make a deposit address for {0}', plainText(effect.of.currency));
    case 'signUp':
      return l10n.t('Sign up as {0}', plainText(effect.of.email));
    case 'submitCheck':
      return l10n.t('Send {0} proxies to be checked', effect.of.lineCount);
  }
}
