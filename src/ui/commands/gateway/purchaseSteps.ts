import * as l10n from '@vscode/l10n';
import type { Plan } from '../../../core/inventory.js';
import { formatMoney } from '../../../core/money.js';
import { iconSafe, plainText } from '../../../core/plainText.js';
import { countProblem } from '../../input/countProblem.js';
import { choose, enter, mapAnswer, type Step } from '../../input/steps.js';
import { planName } from '../../tree/sections/plans.js';
import { joined } from '../../words.js';
import type { CommandArguments } from '../arguments.js';
import { Refusal } from '../context.js';

/** What is known of a purchase or a renewal while its questions are answered; an empty coupon is none. */
export interface PlanDraft {
  readonly plan: Plan | undefined;
  readonly quantity: number;
  readonly repeatCount: number;
  readonly couponCode: string;
}

/** What the arguments say already; the rest is what each question suggests. */
export function firstDraft(args: CommandArguments, plans: readonly Plan[]): PlanDraft {
  return {
    plan: args.plan === undefined ? undefined : planNamed(args.plan, plans),
    quantity: args.quantity ?? 1,
    repeatCount: args.repeatCount ?? 1,
    couponCode: args.couponCode?.trim() ?? '',
  };
}

function planNamed(planId: string, plans: readonly Plan[]): Plan {
  const plan = plans.find(({ id }) => id === planId);
  if (!plan) {
    throw new Refusal(
      l10n.t('No plan on offer has the id "{0}". Refresh the list, or choose the row.', plainText(planId)),
    );
  }
  return plan;
}

/** Popular ones first, else in the provider's order. */
export function planStep(plans: readonly Plan[]): Step<PlanDraft> {
  if (plans.length === 0) {
    throw new Refusal(l10n.t('No plan is on offer for this now.'));
  }
  const inOrder = [...plans].sort((left, right) => Number(right.isPopular) - Number(left.isPopular));
  return async (draft, position) =>
    mapAnswer(
      await choose(
        inOrder.map((plan) => ({
          label: iconSafe(planName(plan)),
          description: iconSafe(
            joined([formatMoney(plan.price), plan.isPopular ? l10n.t('popular') : undefined]),
          ),
          detail: iconSafe(
            joined([plainText(plan.network?.country ?? ''), plainText(plan.network?.networkType ?? '')]),
          ),
          value: plan,
        })),
        {
          placeholder: l10n.t('Which plan?'),
          position,
          ...(draft.plan ? { active: draft.plan } : {}),
        },
      ),
      (plan) => ({ ...draft, plan }),
    );
}

export const quantityStep: Step<PlanDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('How many subscriptions?'),
      value: String(draft.quantity),
      position,
      validate: countProblem,
    }),
    (text) => ({ ...draft, quantity: Number(text) }),
  );

export const repeatStep: Step<PlanDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('For how many periods? It multiplies duration and price.'),
      value: String(draft.repeatCount),
      position,
      validate: countProblem,
    }),
    (text) => ({ ...draft, repeatCount: Number(text) }),
  );

export const couponStep: Step<PlanDraft> = async (draft, position) =>
  mapAnswer(
    await enter({
      prompt: l10n.t('Coupon code. Leave empty for none.'),
      value: draft.couponCode,
      position,
    }),
    (couponCode) => ({ ...draft, couponCode }),
  );
