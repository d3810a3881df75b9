import { type Period, PERIODS } from './period.js';

/** What a person chose to see; an empty choice is everything. */
export interface View {
  readonly period: Period;
  readonly account: string;
  /** Of the transactions alone. */
  readonly text: string;
  readonly type: string;
}

const FIRST: View = { period: 'thisMonth', account: '', text: '', type: '' };

/** What was chosen before the page was hidden; what cannot be read of it is as at first. */
export function viewOf(kept: unknown): View {
  if (typeof kept !== 'object' || kept === null) {
    return FIRST;
  }
  const known = new Map<string, unknown>(Object.entries(kept));
  const textOf = (name: string) => {
    const value = known.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    period: PERIODS.find((period) => period === known.get('period')) ?? FIRST.period,
    account: textOf('account'),
    text: textOf('text'),
    type: textOf('type'),
  };
}
