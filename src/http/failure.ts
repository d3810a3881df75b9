import { ProviderError, type ErrorKind, type ProviderErrorDetails } from '../core/errors.js';
import { plainText } from '../core/plainText.js';
import type { ErrorBody } from './client.js';

export type Failure = Omit<ProviderErrorDetails, 'provider' | 'endpoint'>;

/** Makes the error of one call: it knows whose call it was and what no text may hold. */
export type Fail = (failure: Failure) => ProviderError;

const LONGEST_TEXT = 300;

/** The members whose text may come from the provider. */
const TEXTS = ['code', 'providerMessage', 'jsonPath', 'detail', 'required', 'available'] as const;

export function failing(
  place: Pick<ProviderErrorDetails, 'provider' | 'endpoint'>,
  redact: (text: string) => string,
  delivery?: { readonly isSent: boolean },
): Fail {
  return (failure) => {
    const details: { -readonly [K in keyof ProviderErrorDetails]: ProviderErrorDetails[K] } = {
      ...place,
      ...failure,
      ...(delivery && { isSent: delivery.isSent }),
    };
    for (const name of TEXTS) {
      const text = details[name];
      if (text !== undefined) {
        // Redacted before it is cut: half a key would not be recognised.
        details[name] = plainText(redact(text)).slice(0, LONGEST_TEXT);
      }
    }
    return new ProviderError(details);
  };
}

/** The failure that a status other than 2xx stands for, as far as the provider's body does not know better. */
export function refusal(status: number, body: ErrorBody, retryAfterMs: number | undefined): Failure {
  const { message, ...rest } = body;
  return {
    kind: kindOfStatus(status),
    ...rest,
    status,
    ...(message !== undefined && { providerMessage: message }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

const KINDS: Readonly<Record<number, ErrorKind>> = {
  400: 'invalidRequest',
  401: 'unauthorized',
  402: 'insufficientFunds',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  422: 'invalidRequest',
  429: 'rateLimited',
};

function kindOfStatus(status: number): ErrorKind {
  if (status < 400) {
    return 'redirected';
  }
  return KINDS[status] ?? (status < 500 ? 'refused' : 'serverError');
}

/** The failure behind a Node error code: of the connection, or of bytes that are no HTTP. */
export function transportFailure(code: string): Failure {
  if (/^(HPE|Z)_/.test(code)) {
    return { kind: 'malformedAnswer', detail: `broken HTTP or compression (${code})` };
  }
  return { kind: 'network', detail: code };
}
