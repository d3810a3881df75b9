import { withProgress } from '../progress.js';

/** What a person does not notice as a wait. */
const SHORT_MS = 400;

/** Does the work, under a notification that can cancel it once it takes long. Undefined where it was cancelled. */
export async function unlessSlow<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const abort = new AbortController();
  const done = work(abort.signal);
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<'slow'>((resolve) => {
    timer = setTimeout(resolve, SHORT_MS, 'slow');
  });
  try {
    if ((await Promise.race([done.then(() => 'done'), waited])) === 'done') {
      return await done;
    }
  } finally {
    clearTimeout(timer);
  }
  return withProgress(title, (signal) => {
    const cancelled = new Promise<undefined>((resolve) => {
      signal.addEventListener('abort', () => {
        abort.abort();
        resolve(undefined);
      });
    });
    return Promise.race([done, cancelled]);
  });
}
