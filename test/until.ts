import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is neither undefined, null nor false, and fails naming `what` after `limitMs`. */
export async function until<T>(
  what: string,
  ask: () => T | PromiseLike<T>,
  limitMs = 30_000,
): Promise<Exclude<T, undefined | null | false>> {
  const lastMs = Date.now() + limitMs;
  // most are so within a moment
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, 100)) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) {
      return answer as Exclude<T, undefined | null | false>;
    }
    if (Date.now() > lastMs) {
      throw new Error(`waited ${limitMs} ms in vain for ${what}`);
    }
    await wait(pauseMs);
  }
}
