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

/** A refusal in the proxy's own words, by which its later ones are known. */
export interface TurnedDown {
  readonly status: number;
  /** The header of that name. */
  readonly server: string | undefined;
}

/** What one protocol says until its tunnel stands. Knows no socket. */
export interface Dialogue {
  readonly form: ProbeResult['form'];
  /** The first message. */
  readonly opening: Message;
  /** How it turned a tunnel down, where it may take the request in absolute form all the same. */
  readonly turnedDown?: TurnedDown | undefined;
  /** Once the tunnel stands: where in the bytes that were read what comes out of it begins. */
  readonly tunnelStart: number;
  /** Reads all that came since the last message went out. */
  read(bytes: Buffer, length: number): Step;
}
