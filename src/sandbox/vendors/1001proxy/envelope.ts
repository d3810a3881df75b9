import { json, type Reply } from '../../api/reply.js';

const STATUS = {
  VALIDATION_ERROR: 400,
  INVALID_TYPE: 400,
  INVALID_CURRENCY: 400,
  UNAUTHORIZED: 401,
  INVALID_API_KEY: 401,
  INSUFFICIENT_FUNDS: 402,
  BANNED: 403,
  UNVERIFIED: 403,
  NOT_FOUND: 404,
  NOT_PROVISIONED: 409,
  RATE_LIMITED: 429,
  SERVER_ERROR: 500,
  UPSTREAM_ERROR: 502,
} as const;

export type ErrorCode = keyof typeof STATUS;

export function success(data: unknown, headers?: Readonly<Record<string, string>>): Reply {
  return json({ success: true, data }, 200, headers);
}

export function refuse(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>): Reply {
  return json({ success: false, error: { message, code, ...(details && { details }) } }, STATUS[code]);
}

/** An error by status alone, for what happens before any call is reached. */
export function failure(status: number, message: string): Reply {
  const [code] = Object.entries(STATUS).find(([, known]) => known === status) ?? ['SERVER_ERROR'];
  return json({ success: false, error: { message, code } }, status);
}

const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 100;

/** A page of a list with its `meta`; what is no page or size is taken as the default. */
export function successPage<T>(
  all: readonly T[],
  query: URLSearchParams,
  view: (item: T) => Record<string, unknown>,
): Reply {
  const page = wholeNumber(query.get('page')) ?? 1;
  const perPage = Math.min(MAX_PER_PAGE, wholeNumber(query.get('per_page')) ?? DEFAULT_PER_PAGE);
  const total = all.length;
  return json({
    success: true,
    data: all.slice((page - 1) * perPage, page * perPage).map(view),
    meta: { page, perPage, total, totalPages: Math.ceil(total / perPage) },
  });
}

function wholeNumber(text: string | null): number | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}
