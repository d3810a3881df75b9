export interface Deadline {
  /** Aborts when the time is up, or with the caller's own signal. */
  readonly signal: AbortSignal;
  readonly hasPassed: boolean;
  /** What was given, in milliseconds. */
  readonly ms: number;
  /** Gives `ms` from now on in place of what is left. */
  restart(ms: number): void;
}

/**
 * Runs `run` under a total deadline. An idle timeout would not do: an answer that drips a byte now
 * and then never trips it.
 */
export async function withDeadline<T>(
  caller: AbortSignal,
  ms: number,
  run: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let hasPassed = false;
  let givenMs = ms;
  const pass = () => {
    hasPassed = true;
    controller.abort();
  };
  const cancel = () => {
    controller.abort();
  };
  let timer = setTimeout(pass, ms);
  caller.addEventListener('abort', cancel, { once: true });
  if (caller.aborted) {
    cancel();
  }
  try {
    return await run({
      signal: controller.signal,
      get hasPassed() {
        return hasPassed;
      },
      get ms() {
        return givenMs;
      },
      restart(newMs) {
        clearTimeout(timer);
        givenMs = newMs;
        timer = setTimeout(pass, newMs);
      },
    });
  } finally {
    clearTimeout(timer);
    caller.removeEventListener('abort', cancel);
  }
}
