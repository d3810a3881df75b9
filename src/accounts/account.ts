import { randomInt } from 'node:crypto';
import type { ProviderId } from '../core/provider.js';

/** One key at one provider, without the key. */
export interface Account {
  /** Twelve lower-case letters and digits; a sandbox account's is its own word with a hyphen. */
  readonly id: string;
  readonly provider: ProviderId;
  /** The person's own name for it; two accounts may have the same. */
  readonly label: string;
  readonly baseUrl: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** True for an account of the embedded providers: it lives in this window's memory alone. */
  readonly isSandbox: boolean;
}

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 12;
export const ACCOUNT_ID = /^[a-z0-9]{12}$/;

/** 62 random bits: nobody has to ask whether an id is taken. */
export function randomAccountId(): string {
  return Array.from({ length: ID_LENGTH }, () => ID_LETTERS.charAt(randomInt(ID_LETTERS.length))).join('');
}
