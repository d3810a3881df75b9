// @ts-check

/**
 * One thing to do in a lane: what it says through `say` is shown when those before it have ended.
 * @template T
 * @typedef {(say: (text: string | Uint8Array) => void) => Promise<T>} Work
 */

/**
 * Does works side by side, as many at a time as there are lanes, and shows what they say as if they had been done one
 * after the other.
 * @template T
 * @param {number} lanes
 * @param {readonly Work<T>[]} works begun in this order
 * @returns {Promise<T[]>}
 */
export async function inLanes(lanes, works) {
  /** @type {(string | Uint8Array)[][]} */
  const unsaid = works.map(() => []);
  const ended = new Set();
  /** @type {T[]} */
  const results = [];
  let shown = 0;
  let begun = 0;

  const show = () => {
    for (const text of unsaid[shown]?.splice(0) ?? []) {
      process.stdout.write(text);
    }
    if (ended.has(shown)) {
      shown += 1;
      show();
    }
  };
  const lane = async () => {
    for (let index = begun++; index < works.length; index = begun++) {
      const result = await works[index]?.((text) => {
        unsaid[index]?.push(text);
        show();
      });
      results[index] = /** @type {T} */ (result);
      ended.add(index);
      show();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
