import type { Ending } from './ending.js';
import type { ProbeResult } from './probe.js';

/** Bytes to send; a string is latin1. */
export type Message = Uint8Array | string;

export interface Turn {
  readonly message: Message;
  /** Whether this message tells the proxy where to connect. */
  readonly namesTarget: boolean;
}

/** What follows from the bytes so far: wait for more, the tunnel stands, send this, or it is over. */
export type Step = 'more' | 'open' | Turn | Ending;

/** What one protocol says until its tunnel stands. Knows no socket. */
export interface Dialogue {
  readonly form: ProbeResult['form'];
  readonly opening: Turn;
  /** Whether a refused tunnel leaves it open that the proxy takes the request in absolute form. */
  readonly mayTakeUrl?: boolean;
  /** Reads all that came since the last message went out. */
  read(bytes: Buffer, length: number): Step;
}
