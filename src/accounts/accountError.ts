/** Why an account could not be changed. Whatever was there before is still there. */
export type AccountErrorKind =
  /** The keychain answered with an error. */
  | 'keychainRefused'
  /** The keychain took the key without an error and does not have it. */
  | 'keychainForgot'
  /** The account's file could not be written or deleted. */
  | 'diskRefused'
  /** No such account on disk: removed by another window, or one of the sandbox's. */
  | 'notStored'
  /** The base URL is not one that a key may be sent to. */
  | 'invalidBaseUrl';

/** The one error that leaves `accounts/`. It holds no cause: a keychain's error may quote what it was given. */
export class AccountError extends Error {
  override readonly name = 'AccountError';

  constructor(readonly kind: AccountErrorKind) {
    super(kind);
  }
}

export function isAccountError(error: unknown): error is AccountError {
  return error instanceof AccountError;
}
