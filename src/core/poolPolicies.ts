/** How one of several proxies is chosen for a connection. */
export const POOL_POLICIES = ['roundRobin', 'stickyHost', 'leastLatency'] as const;

export type PoolPolicy = (typeof POOL_POLICIES)[number];
