import * as l10n from '@vscode/l10n';
import type { Plan, Subscription } from '../../../core/inventory.js';
import { planName } from '../../tree/sections/plans.js';
import { subscriptionName } from '../../tree/sections/subscriptions.js';
import { dateText, durationText } from '../../words.js';

/** `Buy 2 × "NL-AMS Amsterdam · private · 30 d" for 3 periods?` */
export function purchaseQuestion(plan: Plan, quantity: number, repeatCount: number): string {
  const name = planName(plan);
  if (quantity === 1) {
    return repeatCount === 1
      ? l10n.t('Buy "{0}"?', name)
      : l10n.t('Buy "{0}" for {1} periods?', name, repeatCount);
  }
  return repeatCount === 1
    ? l10n.t('Buy {0} × "{1}"?', quantity, name)
    : l10n.t('Buy {0} × "{1}" for {2} periods?', quantity, name, repeatCount);
}

export function renewalQuestion(subscription: Subscription, plan: Plan, repeatCount: number): string {
  const name = subscriptionName(subscription);
  return repeatCount === 1
    ? l10n.t('Renew "{0}" with "{1}"?', name, planName(plan))
    : l10n.t('Renew "{0}" with "{1}" for {2} periods?', name, planName(plan), repeatCount);
}

/** How long what is bought lasts. */
export function lastingLine(plan: Plan, quantity: number, repeatCount: number): string {
  const lasting = durationText(plan.durationMs * repeatCount);
  return quantity === 1 ? l10n.t('It lasts {0}.', lasting) : l10n.t('Each lasts {0}.', lasting);
}

/** When the subscription ends now and, as far as can be reckoned, afterwards. */
export function renewedUntilLine(
  { activeUntil }: Subscription,
  plan: Plan,
  repeatCount: number,
  now: number,
): string {
  const addedMs = plan.durationMs * repeatCount;
  return activeUntil === undefined
    ? l10n.t('It is renewed for {0}.', durationText(addedMs))
    : l10n.t(
        'It ends {0}, afterwards about {1}.',
        dateText(activeUntil),
        dateText(Math.max(activeUntil, now) + addedMs),
      );
}
