/** Requests a minute by plan, as documented. */
export const REQUESTS_PER_MINUTE = {
  free: 30,
  rewarded: 120,
  starter: 120,
  growth: 300,
  business: 600,
  enterprise: 1_000,
} as const;

export type PlanName = keyof typeof REQUESTS_PER_MINUTE;
