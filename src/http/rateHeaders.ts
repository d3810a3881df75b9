/** What an answer tells of the limits behind it. */
export interface RateNews {
  readonly limit: number | undefined;
  readonly remaining: number | undefined;
  /** When `remaining` is filled up again. */
  readonly resetInMs: number | undefined;
  /** What `Retry-After` asks for, in either form; a 429 without one asks for the reset. */
  readonly retryAfterMs: number | undefined;
}

/** Times are reckoned from the answer's own `Date`, so that a clock that differs from ours does no harm. */
export function rateNews(
  status: number,
  header: (name: string) => string | undefined,
  nowMs: number,
): RateNews {
  const serverNowMs = dateMs(header('date')) ?? nowMs;
  const resetSeconds = wholeNumber(header('x-ratelimit-reset'));
  const resetInMs = resetSeconds === undefined ? undefined : Math.max(0, resetSeconds * 1000 - serverNowMs);
  return {
    limit: wholeNumber(header('x-ratelimit-limit')),
    remaining: wholeNumber(header('x-ratelimit-remaining')),
    resetInMs,
    retryAfterMs:
      retryAfterMs(header('retry-after'), serverNowMs) ?? (status === 429 ? resetInMs : undefined),
  };
}

/** Whole ones by the standard; some servers tell parts of them. */
const SECONDS = /^\s*\d{1,12}(?:\.\d*)?\s*$/;

/** Each form of a date in HTTP has it; without, a mere number would be taken for a year or a month. */
const MONTH = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/i;

function retryAfterMs(text: string | undefined, serverNowMs: number): number | undefined {
  if (text !== undefined && SECONDS.test(text)) {
    return Math.ceil(Number(text)) * 1000;
  }
  const atMs = dateMs(text);
  return atMs === undefined ? undefined : Math.max(0, atMs - serverNowMs);
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

function dateMs(text: string | undefined): number | undefined {
  const ms = text === undefined || !MONTH.test(text) ? NaN : Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}
