import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

export interface Trust {
  readonly ca: string[];
  /** Made once: a context for each connection costs more than all the rest of it. */
  readonly context: SecureContext;
}

const NO_ROOTS: readonly string[] = [];

const ofTargets = new WeakMap<readonly string[], Trust>();
const ofProxies = new WeakMap<readonly string[], Trust>();

/**
 * Whom to believe about the target's certificate: the given roots (PEM) or the well-known ones, never the system's,
 * among which a local interceptor's would be.
 */
export function targetTrust(roots: readonly string[] = rootCertificates): Trust {
  return trustIn(roots, ofTargets, NO_ROOTS);
}

/** Whom to believe about a proxy's own certificate: the well-known roots, and those of the target if it has any. */
export function proxyTrust(targetRoots = NO_ROOTS): Trust {
  return trustIn(targetRoots, ofProxies, rootCertificates);
}

function trustIn(
  roots: readonly string[],
  made: WeakMap<readonly string[], Trust>,
  besides: readonly string[],
): Trust {
  const known = made.get(roots);
  if (known) {
    return known;
  }
  const ca = [...besides, ...roots];
  const trust = { ca, context: createSecureContext({ ca }) };
  made.set(roots, trust);
  return trust;
}
