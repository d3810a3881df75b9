const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export const HASH_START = FNV_OFFSET;

/** FNV-1a, a byte or a small number at a time. */
export function hashStep(hash: number, value: number): number {
  return Math.imul(hash ^ value, FNV_PRIME);
}

/** Spreads the hash over all its bits, of which a table takes the low ones. */
export function hashEnd(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}
