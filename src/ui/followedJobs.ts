import type { Memory } from './memory.js';

const MOST = 50;

/** Puts a check job in front of those that an account follows: the provider has no list of them. */
export async function followJobOf(accountId: string, job: string, memory: Memory): Promise<void> {
  const { jobs = [] } = memory.of(accountId);
  await memory.remember(accountId, { jobs: [job, ...jobs.filter((id) => id !== job)].slice(0, MOST) });
}
