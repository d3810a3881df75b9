import type { DirectView, Judge } from '../judge/judge.js';
import type { AskedJudge } from './look.js';

/** Asks every judge without a proxy, at once; those that answered, in their order. */
export async function askedJudges(
  judges: readonly Judge[],
  askDirectly: (judge: Judge, signal: AbortSignal) => Promise<DirectView | undefined>,
  signal: AbortSignal,
): Promise<readonly AskedJudge[]> {
  const asked = await Promise.all(
    judges.map(async (judge) => ({ judge, direct: await askDirectly(judge, signal) })),
  );
  return asked.flatMap(({ judge, direct }) => (direct ? [{ judge, direct }] : []));
}
