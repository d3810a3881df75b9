import { readFileSync } from 'node:fs';

const SAFE_LIMIT = 4096;
/** More would take memory rather than time: each open connection costs some kilobytes. */
const MOST_OPEN = 12_000;
/** What the rest of the process needs. */
const RESERVED_SHARE = 0.2;
const LEAST_RESERVED = 128;
const HOLD_MS = 200;
const MOST_REFUSALS = 25;

/** How many connections this process may hold open for checks. */
export function openConnectionLimit(limits = ownLimits()): number {
  const [, soft] = /^Max open files\s+(\d+|unlimited)/m.exec(limits) ?? [];
  const limit = soft === 'unlimited' ? MOST_OPEN * 2 : soft === undefined ? SAFE_LIMIT : Number(soft);
  const reserved = Math.max(LEAST_RESERVED, Math.ceil(limit * RESERVED_SHARE));
  return Math.max(1, Math.min(MOST_OPEN, limit - reserved));
}

/** Linux alone tells without a program of its own. */
function ownLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}

/** How many connections may be open; fewer for a while after the system had no descriptor left. */
export class Descriptors {
  #limit: number;
  #heldUntilMs = 0;
  #refusals = 0;

  constructor(private readonly most: number) {
    this.#limit = most;
  }

  hasRoom(open: number, nowMs: number): boolean {
    return open < this.#limit && nowMs >= this.#heldUntilMs;
  }

  /** One could be opened. */
  opened(): void {
    this.#refusals = 0;
    this.#limit = Math.min(this.most, this.#limit + 1);
  }

  /** None was left while so many were open; answers whether it is of use to go on trying. */
  refused(open: number, nowMs: number): boolean {
    this.#limit = Math.max(1, Math.floor(Math.min(open, this.#limit) * 0.9));
    this.#heldUntilMs = nowMs + HOLD_MS;
    this.#refusals = open === 0 ? this.#refusals + 1 : 0;
    return this.#refusals < MOST_REFUSALS;
  }
}
