// @ts-check

/** @typedef {import('./kinds.mjs').Preparation} Preparation */

/**
 * Does what has to be there before a test, each once and one after the other, beside the tests that need none of it.
 * @returns {(wanted: readonly Preparation[]) => Promise<void>} waits until all that is wanted is done
 */
export function oneByOne() {
  /** @type {Map<Preparation, Promise<void>>} */
  const begun = new Map();
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return async (wanted) => {
    for (const preparation of wanted) {
      if (!begun.has(preparation)) {
        const done = last.then(preparation);
        begun.set(preparation, done);
        // whoever wants it hears of its failure
        last = done.catch(() => undefined);
      }
    }
    await Promise.all(wanted.map((preparation) => begun.get(preparation)));
  };
}
