import type { Connect } from './client.js';
import { systemClock } from './clock.js';
import { HttpClient, type Surroundings } from './httpClient.js';

const DEFAULTS: Surroundings = {
  clock: systemClock,
  random: Math.random,
  deadlines: { readMs: 20_000, effectMs: 90_000, downloadMs: 600_000 },
  onWait: () => undefined,
  userAgent: 'Egress',
};

/** The transport that every provider gets. Each client keeps the rate limits of the account it is for. */
export function createConnect(surroundings: Partial<Surroundings> = {}): Connect {
  return (options) => new HttpClient(options, { ...DEFAULTS, ...surroundings });
}
