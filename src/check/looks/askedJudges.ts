import type { DirectView, Judge } from '../judge/judge.js';
import type { AskedJudge } from './look.js';

/**
 * Asks every judge without a proxy, at once. Those that answered, in their order, but with the ones that are reached
 * without TLS before the others: it takes several times the bytes.
 */
export async function askedJudges(
  judges: readonly Judge[],
  askDirectly: (judge: Judge, signal: AbortSignal) => Promise<DirectView | undefined>,
  signal: AbortSignal,
): Promise<readonly AskedJudge[]> {
  const asked = await Promise.all(
    judges.map(async (judge) => ({ judge, direct: await askDirectly(judge, signal) })),
  );
  const answered = asked.flatMap(({ judge, direct }) => (direct ? [{ judge, direct }] : []));
  return [
    ...answered.filter(({ judge }) => !judge.target.isTls),
    ...answered.filter(({ judge }) => judge.target.isTls),
  ];
}
