import type { RateBudgetNow } from '../core/capabilities.js';
import type { RateLimit } from './client.js';
import type { Clock } from './clock.js';
import { RateBudget } from './rateBudget.js';

/** What holds where a provider documents no limit: only a 429 makes it wait. */
const NO_LIMIT = { limit: Infinity, windowMs: 60_000 };

/** The budgets of one account, one for each category of calls. */
export class RateBudgets {
  readonly #budgets = new Map<string | undefined, RateBudget>();

  constructor(
    private readonly limits: readonly RateLimit[],
    private readonly clock: Clock,
    private readonly onWait: (untilMs: number) => void,
  ) {}

  /** The first category's by default. */
  of(category = this.limits[0]?.category): RateBudget {
    let budget = this.#budgets.get(category);
    if (budget === undefined) {
      const limit = this.limits.find((candidate) => candidate.category === category);
      budget = new RateBudget(this.clock, limit ?? NO_LIMIT, this.onWait);
      this.#budgets.set(category, budget);
    }
    return budget;
  }

  /** Those of the documented limits of which anything is known. */
  now(): readonly RateBudgetNow[] {
    return this.limits.flatMap(({ category, windowMs }) => {
      const left = this.of(category).left();
      return left ? [{ category, windowMs, ...left }] : [];
    });
  }
}
