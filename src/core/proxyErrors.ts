/** The statuses by which an HTTP proxy says what is wrong. */
export const PROXY_ERROR_CODES = [407, 403, 429, 502, 503, 504] as const;

export type ProxyErrorCode = (typeof PROXY_ERROR_CODES)[number];

/** What can go wrong on the way to or through a proxy, as far as its client is told. */
export const PROXY_FAILURES = [
  ...PROXY_ERROR_CODES,
  /** It did not open the tunnel, and the client keeps its status to itself, as browsers do. */
  'tunnelRefused',
  /** Nothing answered at the proxy's address. */
  'noConnection',
] as const;

export type ProxyFailure = (typeof PROXY_FAILURES)[number];

/** Who may say it: a site behind the proxy has the same statuses, but for 407. */
export const SPEAKERS = ['proxy', 'site'] as const;

export type Speaker = (typeof SPEAKERS)[number];

/** The failure of this number or word; a number may come as a text. */
export function proxyFailure(value: unknown): ProxyFailure | undefined {
  return PROXY_FAILURES.find((each) => String(each) === String(value));
}

/** What a check found, where an explanation of a proxy's errors explains it: by the words of its verdict and its reason. */
export function checkedFailure(
  verdict: string,
  reason: string,
  status: number,
): { readonly failure: ProxyFailure; readonly by: Speaker } | undefined {
  switch (verdict) {
    case 'authRefused':
      return { failure: 407, by: 'proxy' };
    case 'blocked':
      return {
        failure: PROXY_ERROR_CODES.find((code) => code !== 407 && code === status) ?? 403,
        by: 'site',
      };
    case 'refused': {
      const failure = FAILURE_OF_REASON.get(reason);
      return failure && { failure, by: 'proxy' };
    }
    default:
      return undefined;
  }
}

const FAILURE_OF_REASON: ReadonlyMap<string, ProxyFailure> = new Map<string, ProxyFailure>([
  ['targetRefused', 403],
  ['tooManyRequests', 429],
  // the check keeps no difference between 502, 503 and 504
  ['targetUnreachable', 502],
  ['connectionRefused', 'noConnection'],
  ['hostNotFound', 'noConnection'],
  ['networkUnreachable', 'noConnection'],
]);
