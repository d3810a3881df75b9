import type { Reason } from '../../check/verdict.js';

/** Why a proxy did not serve a request. */
export class UpstreamTrouble extends Error {
  constructor(
    readonly reason: Reason,
    /** The target may have got the request: it is not to be sent again. */
    readonly isFinal = false,
  ) {
    super(reason);
  }
}

/** The target is not to be asked for, as its name shows only when it is resolved. */
export class ForbiddenTarget extends Error {}

/** What no other proxy would do better. */
const OF_THE_TARGET = new Set<Reason>(['targetRefused', 'targetUnreachable', 'tooManyDescriptors']);

export function mayGoOn(error: unknown): boolean {
  return error instanceof UpstreamTrouble && !error.isFinal && !OF_THE_TARGET.has(error.reason);
}
