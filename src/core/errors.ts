/**
 * What went wrong, in the words that decide what a person can do about it. `ui/messages.ts` turns
 * each into a sentence, exhaustively.
 */
export type ErrorKind =
  /** The provider does not know the key, or wants one (401, or a documented 403). */
  | 'unauthorized'
  /** The key is known, but not allowed to do this (403). */
  | 'forbidden'
  /** 404. */
  | 'notFound'
  /** 402: the balance does not cover it. */
  | 'insufficientFunds'
  /** 409: sold out, not provisioned yet, wrong state. */
  | 'conflict'
  /** 400, 422: the provider refused what was asked. */
  | 'invalidRequest'
  /** 429, and the wait is longer than anybody would sit through. */
  | 'rateLimited'
  /** Any other 4xx. */
  | 'refused'
  /** 5xx. */
  | 'serverError'
  /** A 3xx: never followed, it would carry the key elsewhere. */
  | 'redirected'
  /** No answer: connection refused or reset, name not found, TLS failure. */
  | 'network'
  /** The deadline passed. */
  | 'timeout'
  /** The person, or a closing window, gave up. */
  | 'cancelled'
  /** The answer is larger or deeper than is taken. */
  | 'tooLarge'
  /** A file of ours is gone, damaged, or does not belong to what the keychain holds; `detail` is its path. */
  | 'unreadableFile'
  /** The answer is not what the contract says: not JSON, cut short, or a broken field. */
  | 'malformedAnswer';

/** Every kind, by its own name, for what reads one from a file. */
export const ERROR_KINDS: { readonly [K in ErrorKind]: K } = {
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  notFound: 'notFound',
  insufficientFunds: 'insufficientFunds',
  conflict: 'conflict',
  invalidRequest: 'invalidRequest',
  rateLimited: 'rateLimited',
  refused: 'refused',
  serverError: 'serverError',
  redirected: 'redirected',
  network: 'network',
  timeout: 'timeout',
  cancelled: 'cancelled',
  tooLarge: 'tooLarge',
  unreadableFile: 'unreadableFile',
  malformedAnswer: 'malformedAnswer',
};

export interface ProviderErrorDetails {
  readonly kind: ErrorKind;
  /** Provider id, e.g. `gateway`. */
  readonly provider: string;
  /** Method and path template, e.g. `GET /orders/{id}`: never a full URL. */
  readonly endpoint: string;
  readonly status?: number;
  /** The provider's machine code, e.g. `INSUFFICIENT_FUNDS`. */
  readonly code?: string;
  /** The provider's own short sentence: plain text of unknown origin. */
  readonly providerMessage?: string;
  /** Where in the answer, e.g. `$.data[3].expiresAt`. */
  readonly jsonPath?: string;
  /** What was expected there, the permission that is missing, or the network error's code: our own words. */
  readonly detail?: string;
  readonly retryAfterMs?: number;
  /** Of a call that changes something: false when the provider cannot have received it. */
  readonly isSent?: boolean;
  /** Amounts of a 402, as the provider printed them. */
  readonly required?: string;
  readonly available?: string;
  /** Whether the provider says that it gave back what it had charged. */
  readonly isRefunded?: boolean;
}

/** The one error that leaves `http/` and `providers/`. It holds no request, no header and no cause. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ErrorKind;

  constructor(readonly details: ProviderErrorDetails) {
    super(summary(details));
    this.kind = details.kind;
  }
}

export function isProviderError(error: unknown): error is ProviderError {
  return error instanceof ProviderError;
}

function summary({ kind, provider, endpoint, status, jsonPath, detail }: ProviderErrorDetails): string {
  const place = jsonPath === undefined ? '' : ` at ${jsonPath}`;
  const reason = detail === undefined ? '' : `: ${detail}`;
  return `${provider} ${endpoint}: ${kind}${status === undefined ? '' : ` (${String(status)})`}${place}${reason}`;
}
