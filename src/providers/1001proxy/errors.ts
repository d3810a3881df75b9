import type { ErrorKind } from '../../core/errors.js';
import type { ErrorBody } from '../../http/client.js';
import { parseDecimal } from '../../core/money.js';
import { member, messageUnder } from '../errorBody.js';
import { present } from '../present.js';

/** The API's machine codes (contracts: 1001proxy, Error Codes); they decide, not the text. */
const KINDS: ReadonlyMap<unknown, ErrorKind> = new Map<string, ErrorKind>([
  ['VALIDATION_ERROR', 'invalidRequest'],
  ['INVALID_TYPE', 'invalidRequest'],
  ['INVALID_CURRENCY', 'invalidRequest'],
  ['UNAUTHORIZED', 'unauthorized'],
  ['INVALID_API_KEY', 'unauthorized'],
  ['INSUFFICIENT_FUNDS', 'insufficientFunds'],
  ['BANNED', 'forbidden'],
  ['UNVERIFIED', 'forbidden'],
  ['NOT_FOUND', 'notFound'],
  ['NOT_PROVISIONED', 'conflict'],
  ['RATE_LIMITED', 'rateLimited'],
  ['SERVER_ERROR', 'serverError'],
  ['UPSTREAM_ERROR', 'serverError'],
]);

const MACHINE_CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

export function readErrorBody(_status: number, body: unknown): ErrorBody {
  const error = member(body, 'error');
  const code = member(error, 'code');
  const details = member(error, 'details');
  return present({
    ...messageUnder(error, 'message'),
    kind: KINDS.get(code),
    code: typeof code === 'string' && MACHINE_CODE.test(code) ? code : undefined,
    required: printedAmount(member(details, 'required')),
    available: printedAmount(member(details, 'available')),
    isRefunded: [body, error, details].map((place) => member(place, 'refunded')).find(isFlag),
  });
}

/** The document names no place for `refunded`. */
function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function printedAmount(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string'
    ? parseDecimal(value) && String(value)
    : undefined;
}
