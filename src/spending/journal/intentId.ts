import { randomBytes } from 'node:crypto';

const INTENT_ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;

/** Sorts by time, e.g. `20261122T015358123Z-1f3a9c2e`. `at` is in epoch milliseconds. */
export function newIntentId(at: number): string {
  return `${new Date(at).toISOString().replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
}

export function isIntentId(text: string): boolean {
  return INTENT_ID.test(text);
}
