/** Does the work at once, and again for what came in the meantime, but at most so often. */
export function throttled(work: () => void, everyMs: number): () => void {
  let isWaiting = false;
  let isWanted = false;
  const run = (): void => {
    isWaiting = true;
    isWanted = false;
    work();
    setTimeout(() => {
      isWaiting = false;
      if (isWanted) {
        run();
      }
    }, everyMs);
  };
  return () => {
    if (isWaiting) {
      isWanted = true;
    } else {
      run();
    }
  };
}
