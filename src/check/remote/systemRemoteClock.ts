import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../engine/clock.js';
import type { RemoteClock } from './jobWatch.js';

export const systemRemoteClock: RemoteClock = {
  nowMs: () => systemClock.nowMs(),
  epochSeconds: () => systemClock.epochSeconds(),
  every: (intervalMs, tick) => systemClock.every(intervalMs, tick),
  async wait(ms, signal) {
    try {
      await wait(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  },
};
