import type { Effect, EffectKind, Effects } from '../../core/effects.js';
import type { Money } from '../../core/money.js';
import type { Evidence } from '../evidence.js';
import type { Intent } from '../intent.js';
import type { Price } from '../price.js';
import type { SpendingAccount } from '../proposal.js';

/** What a look is to be stamped with. */
export interface LookOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The intent's id: salts fingerprints, so that nobody learns from two intents that a password came back. */
  readonly salt: string;
  readonly signal: AbortSignal;
}

export interface Comparison<K extends EffectKind> {
  readonly effect: Effects[K];
  readonly intent: Intent;
  readonly after: Evidence;
}

/** What two looks at a provider's lists say. */
export type Verdict =
  | { readonly kind: 'happened'; readonly refs: readonly string[]; readonly charged?: Money }
  | { readonly kind: 'nothing' }
  /** They do not show what the effect changes: a subscription without an end, for one. */
  | { readonly kind: 'untold' }
  /** Something changed that may be this effect or another one. */
  | { readonly kind: 'unclear' };

/** What the door needs to know of one kind of effect. Rejections are `ProviderError`s. */
export interface Rule<K extends EffectKind> {
  /** The provider documents idempotency keys for it. */
  readonly takesIdempotencyKey?: true;
  /**
   * What its success changes for the lists to show, by a name. While the outcome of one effect is unknown,
   * no other that changes the same is sent to the same provider: its lists would not tell the two apart.
   * Absent where no list shows it, and where doing it twice comes to doing it once.
   */
  changes?(effect: Effects[K]): string;
  price(effect: Effects[K], account: SpendingAccount, signal: AbortSignal): Promise<Price>;
  /** What the provider's lists show now; an empty look where no list shows the effect. */
  look(effect: Effects[K], account: SpendingAccount, options: LookOptions): Promise<Omit<Evidence, 'at'>>;
  /** Absent where no list shows the effect: its outcome is known from the answer or not at all. */
  judge?(comparison: Comparison<K>): Verdict;
}

/** What an effect changes that charges, or makes what a charge makes. */
export const paid = () => 'what is paid for';

/** Whether a list of before and one of after can be of one account: not where all that was there is gone. */
export function isSameList(before: readonly string[], after: readonly string[]): boolean {
  const known = new Set(before);
  return before.length === 0 || after.some((id) => known.has(id));
}

/** A rule bound to one effect. */
export interface BoundRule {
  readonly takesIdempotencyKey: boolean;
  readonly changes: string | undefined;
  /** Whether a list shows that it happened. */
  readonly isListed: boolean;
  price(account: SpendingAccount, signal: AbortSignal): Promise<Price>;
  look(account: SpendingAccount, options: LookOptions): Promise<Evidence>;
  judge(intent: Intent, after: Evidence): Verdict;
}

export type Rules = { readonly [K in EffectKind]: Rule<K> };

export function bound(rules: Rules, effect: Effect): BoundRule {
  return boundRule(rules[effect.kind], effect);
}

function boundRule(rule: Rule<EffectKind>, effect: Effect): BoundRule {
  return {
    takesIdempotencyKey: rule.takesIdempotencyKey === true,
    changes: rule.changes?.(effect.of),
    isListed: rule.judge !== undefined,
    price: (account, signal) => rule.price(effect.of, account, signal),
    look: async (account, options) => ({
      at: options.now,
      ...(await rule.look(effect.of, account, options)),
    }),
    judge: (intent, after) => rule.judge?.({ effect: effect.of, intent, after }) ?? { kind: 'untold' },
  };
}
