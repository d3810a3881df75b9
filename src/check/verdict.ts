/** What became of a proxy; a verdict's place here is its code in `ResultColumns`. */
export const VERDICTS = [
  /** Its turn has not come, or it is under way. */
  'waiting',
  /** What the target answered came through it, as expected. */
  'live',
  /** It asks for a login, or refuses the one it got. */
  'authRefused',
  /** It cannot be reached, or says no to the target. */
  'refused',
  'timeout',
  /** It works, but the target turns it away. */
  'blocked',
  /** What it sends is no answer in its protocol. */
  'garbage',
  /** The certificate that came through it is not the target's. */
  'intercepted',
  /** The run ended before its turn. */
  'unchecked',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Why, where the verdict alone leaves it open; `none` is first, so that 0 is the absence of one. */
export const REASONS = [
  'none',
  'connectionRefused',
  'hostNotFound',
  'networkUnreachable',
  'connectionReset',
  'closedEarly',
  'tooManyDescriptors',
  'loginRequired',
  'loginRefused',
  'targetRefused',
  'targetUnreachable',
  'proxyError',
  'tooManyRequests',
  'noConnect',
  'slowConnect',
  'slowHandshake',
  'slowAnswer',
  'unexpectedStatus',
  'unexpectedText',
  'blockPage',
  'notHttp',
  'notSocks',
  'headersTooLong',
  'wrongJudge',
  'tlsFailed',
  'untrustedCertificate',
  'credentialRefusedBefore',
  'malformedAddress',
  'notSent',
  'notReported',
] as const;

export type Reason = (typeof REASONS)[number];

/** How much of its client a proxy gives away; `none` where nothing tells, as where it only tunnels. */
export const ANONYMITIES = ['none', 'transparent', 'anonymous', 'elite'] as const;

export type CheckedAnonymity = (typeof ANONYMITIES)[number];
