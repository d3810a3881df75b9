import * as l10n from '@vscode/l10n';
import type { Plan, Subscription } from '../../../core/inventory.js';
import { planName } from '../../tree/sections/plans.js';
import { subscriptionName } from '../../../core/subscriptionName.js';
import { dateText, durationText, shortName } from '../../words.js';

/** No date lies beyond (ECMAScript, "Time Values"). */
const LAST_DATE = 8.64e15;

/** `Buy 2 × "NL-AMS Amsterdam · private · 30 d" for 3 periods?` */
export function purchaseQuestion(plan: Plan, quantity: number, repeatCount: number): string {
  const name = shortName(planName(plan));
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
  const name = shortName(subscriptionName(subscription));
  const planned = shortName(planName(plan));
  return repeatCount === 1
    ? l10n.t('Renew "{0}" with "{1}"?', name, planned)
    : l10n.t('Renew "{0}" with "{1}" for {2} periods?', name, planned, repeatCount);
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
  const until = activeUntil === undefined ? Infinity : Math.max(activeUntil, now) + addedMs;
  return activeUntil === undefined || until > LAST_DATE
    ? l10n.t('It is renewed for {0}.', durationText(addedMs))
    : l10n.t('It ends {0}, afterwards about {1}.', dateText(activeUntil), dateText(until));
}
