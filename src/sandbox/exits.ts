import { hash } from './random.js';

const DOCUMENTATION_NETWORKS = ['192.0.2', '198.51.100', '203.0.113'] as const;
const HOSTS_EACH = 254;

/** How many different addresses `exitAddress` gives before it repeats. */
export const EXIT_ADDRESSES = DOCUMENTATION_NETWORKS.length * HOSTS_EACH;

/** An address that looks like one and belongs to nobody (RFC 5737); neighbouring turns always differ. */
export function exitAddress(name: string, turn = 0): string {
  const index = (hash(name) + turn) % EXIT_ADDRESSES;
  const network = DOCUMENTATION_NETWORKS[index % DOCUMENTATION_NETWORKS.length] ?? DOCUMENTATION_NETWORKS[0];
  return `${network}.${1 + Math.floor(index / DOCUMENTATION_NETWORKS.length)}`;
}

const DOCUMENTATION_AS = 64_496;

/** The autonomous system of an exit: one of those for documentation (RFC 5398). */
export function networkNumber(ip: string): number {
  return DOCUMENTATION_AS + (hash(ip) % 16);
}
