import * as l10n from '@vscode/l10n';
import type { Plan } from '../../../core/inventory.js';
import { runSteps } from '../../input/steps.js';
import { spendFrom } from '../../spending/spend.js';
import { couponLines } from '../../spending/wording.js';
import { planName } from '../../tree/sections/plans.js';
import { subscriptionName } from '../../../core/subscriptionName.js';
import type { MoneyContext, MoneyHandler } from '../../spending/context.js';
import type { NextStep } from '../context.js';
import { obtained } from '../obtained.js';
import { pickAccountThatCan } from '../pick.js';
import { pickSubscription } from './pickSubscription.js';
import { lastingLine, purchaseQuestion, renewalQuestion, renewedUntilLine } from './planQuestions.js';
import {
  couponStep,
  firstDraft,
  planStep,
  quantityStep,
  repeatStep,
  type PlanDraft,
} from './purchaseSteps.js';

export const buySubscription: MoneyHandler = async ({ args }, context) => {
  const open = await pickAccountThatCan('purchase', args, context);
  if (!open) {
    return undefined;
  }
  const plans = await obtained(open.reads.plans, l10n.t('Reading the plans'));
  const draft = await runSteps<PlanDraft>(l10n.t('Buy a subscription'), firstDraft(args, plans), [
    ...(args.plan === undefined ? [planStep(plans)] : []),
    ...(args.quantity === undefined ? [quantityStep] : []),
    ...(args.repeatCount === undefined ? [repeatStep] : []),
    ...(args.couponCode === undefined ? [couponStep] : []),
  ]);
  if (!draft?.plan) {
    return undefined;
  }
  const { plan, quantity, repeatCount } = draft;
  const coupon = couponOf(draft);
  return spendFrom(
    { open, effect: { kind: 'purchase', of: { planId: plan.id, quantity, repeatCount, ...coupon } } },
    {
      question: purchaseQuestion(plan, quantity, repeatCount),
      verb: l10n.t('Buy'),
      details: [lastingLine(plan, quantity, repeatCount), ...couponLines(coupon.couponCode)],
      done: () =>
        quantity === 1 ? l10n.t('Bought a subscription.') : l10n.t('Bought {0} subscriptions.', quantity),
      next: ({ refs }) => showStep(open.account.id, refs[0], context),
    },
    context,
  );
};

export const renewSubscription: MoneyHandler = async ({ args }, context) => {
  const picked = await pickSubscription('renew', args, context);
  if (!picked) {
    return undefined;
  }
  const { open, subscription } = picked;
  const eligible = await obtained(
    open.reads.renewalPlans?.of(subscription.id),
    l10n.t('Reading the plans it can be renewed with'),
  );
  await open.reads.plans?.ensure();
  const plans = withNetworks(eligible, open.reads.plans?.state.items ?? []);
  const draft = await runSteps<PlanDraft>(
    l10n.t('Renew {0}', subscriptionName(subscription)),
    firstDraft(args, plans),
    [
      ...(args.plan === undefined ? [planStep(plans)] : []),
      ...(args.repeatCount === undefined ? [repeatStep] : []),
      ...(args.couponCode === undefined ? [couponStep] : []),
    ],
  );
  if (!draft?.plan) {
    return undefined;
  }
  const { plan, repeatCount } = draft;
  const subscriptionId = subscription.id;
  const coupon = couponOf(draft);
  return spendFrom(
    { open, effect: { kind: 'renew', of: { subscriptionId, planId: plan.id, repeatCount, ...coupon } } },
    {
      question: renewalQuestion(subscription, plan, repeatCount),
      verb: l10n.t('Renew'),
      details: [
        renewedUntilLine(subscription, plan, repeatCount, Date.now()),
        ...couponLines(coupon.couponCode),
      ],
      done: () => l10n.t('Renewed {0}.', subscriptionName(subscription)),
      next: () => showStep(open.account.id, subscriptionId, context),
    },
    context,
  );
};

/** A renewal's list leaves the networks out, without which many plans read alike; the list of all plans has them. */
function withNetworks(plans: readonly Plan[], all: readonly Plan[]): readonly Plan[] {
  return plans.map((plan) => ({ ...all.find(({ id }) => id === plan.id), ...plan }));
}

export const requestTrial: MoneyHandler = async ({ args }, context) => {
  const open = await pickAccountThatCan('trial', args, context);
  if (!open) {
    return undefined;
  }
  const plans = await obtained(open.reads.plans, l10n.t('Reading the plans'));
  const draft = await runSteps<PlanDraft>(
    l10n.t('Request a trial'),
    firstDraft(args, plans),
    args.plan === undefined ? [planStep(plans)] : [],
  );
  if (!draft?.plan) {
    return undefined;
  }
  const { plan } = draft;
  return spendFrom(
    { open, effect: { kind: 'trial', of: { planId: plan.id } } },
    {
      question: l10n.t('Request a trial of "{0}"?', planName(plan)),
      verb: l10n.t('Request trial'),
      details: [l10n.t('Trials are for selected keys. The provider watches their use.')],
      done: () => l10n.t('{0} granted the trial.', open.info.label),
      next: ({ refs }) => showStep(open.account.id, refs[0], context),
    },
    context,
  );
};

function couponOf({ couponCode }: PlanDraft): { readonly couponCode?: string } {
  return couponCode === '' ? {} : { couponCode };
}

/** Opens the sidebar at the subscription, where it is known which one that is. */
function showStep(
  accountId: string,
  subscriptionId: string | undefined,
  { reveal }: MoneyContext,
): NextStep | undefined {
  return subscriptionId === undefined
    ? undefined
    : {
        label: l10n.t('Show subscription'),
        run: () =>
          reveal([accountId, `${accountId}/subscriptions`, `${accountId}/subscription/${subscriptionId}`]),
      };
}
