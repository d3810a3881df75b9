import type { ProviderErrorDetails } from '../core/errors.js';

const MAX_TRIES = 3;
const FIRST_BACKOFF_MS = 500;

/** The longest wait that is sat through; a longer one is told instead. */
export const PATIENCE_MS = 60_000;

const TRANSIENT_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * How long to wait before a read is sent again, or `undefined` when the failure stands: full jitter
 * over a backoff that doubles, never earlier than the provider asked.
 */
export function retryDelayMs(
  failure: Pick<ProviderErrorDetails, 'kind' | 'status' | 'retryAfterMs'>,
  tries: number,
  random: () => number,
): number | undefined {
  const askedMs = failure.retryAfterMs ?? 0;
  const isTransient =
    failure.status === undefined ? failure.kind === 'network' : TRANSIENT_STATUSES.has(failure.status);
  if (!isTransient || tries >= MAX_TRIES || askedMs > PATIENCE_MS) {
    return undefined;
  }
  return askedMs + random() * FIRST_BACKOFF_MS * 2 ** (tries - 1);
}
