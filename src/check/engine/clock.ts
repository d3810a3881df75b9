import { performance } from 'node:perf_hooks';

/** What the engine knows of time; a test moves one of its own. */
export interface EngineClock {
  /** Milliseconds that only grow, the same as those of `RunningProbe.startedAt`. */
  nowMs(): number;
  epochSeconds(): number;
  /** Calls again and again until disposed. */
  every(intervalMs: number, tick: () => void): { dispose(): void };
  /** Calls once, after so many milliseconds. */
  after(ms: number, task: () => void): void;
  /** Calls once, after whatever has come in by now was heard. */
  soon(task: () => void): void;
}

export const systemClock: EngineClock = {
  nowMs: () => performance.now(),
  epochSeconds: () => Math.floor(Date.now() / 1000),
  every(intervalMs, tick) {
    const timer = setInterval(tick, intervalMs);
    return {
      dispose: () => {
        clearInterval(timer);
      },
    };
  },
  after(ms, task) {
    setTimeout(task, ms);
  },
  soon(task) {
    setImmediate(task);
  },
};
