export interface Permit {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Until the window ends, or until the bucket holds a whole token again. */
  readonly resetInMs: number;
}

/** One count per key and window; the window opens with the first request in it. */
export class FixedWindow {
  private readonly windows = new Map<string, { endsAt: number; used: number }>();

  constructor(private readonly windowMs: number) {}

  take(key: string, limit: number, now: number): Permit {
    let window = this.windows.get(key);
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + this.windowMs, used: 0 };
      this.windows.set(key, window);
    }
    const allowed = window.used < limit;
    if (allowed) {
      window.used += 1;
    }
    return { allowed, limit, remaining: limit - window.used, resetInMs: window.endsAt - now };
  }
}

/** One bucket per key that holds `capacity` tokens and refills evenly within `refillMs`. */
export class TokenBucket {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly capacity: number,
    private readonly refillMs: number,
  ) {}

  take(key: string, now: number): Permit {
    const perMs = this.capacity / this.refillMs;
    const before = this.buckets.get(key) ?? { tokens: this.capacity, at: now };
    const tokens = Math.min(this.capacity, before.tokens + Math.max(0, now - before.at) * perMs);
    const allowed = tokens >= 1;
    const left = allowed ? tokens - 1 : tokens;
    this.buckets.set(key, { tokens: left, at: now });
    return {
      allowed,
      limit: this.capacity,
      remaining: Math.floor(left),
      resetInMs: left >= 1 ? 0 : Math.ceil((1 - left) / perMs),
    };
  }
}
