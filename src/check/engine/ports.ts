import type { DirectView, Judge } from '../judge/judge.js';
import type { StartProbe } from '../probe/probe.js';
import type { EngineClock } from './clock.js';

/** What the engine works with on this machine. */
export interface EnginePorts {
  readonly startProbe: StartProbe;
  /** Asks a judge without a proxy: what it says of this machine, or undefined where it gives no answer of a judge. */
  readonly askDirectly: (judge: Judge, signal: AbortSignal) => Promise<DirectView | undefined>;
  readonly clock: EngineClock;
  /** How many connections may be open at once. */
  readonly descriptors: number;
}
