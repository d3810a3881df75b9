import type { Harness } from './languages/harness.js';

/** What a client needs beside what its language does. */
export interface ClientSetting {
  /** Debian packages. */
  readonly packages?: readonly string[];
  /** What is done another way than in the rest of its language. */
  readonly harness?: Partial<Harness>;
}

/** By the client's id. */
export const CLIENT_SETTINGS: Readonly<Record<string, ClientSetting>> = {};
