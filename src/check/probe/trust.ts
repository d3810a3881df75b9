import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

export interface Trust {
  readonly ca: string[];
  /** Made once: a context for each connection costs more than all the rest of it. */
  readonly context: SecureContext;
}

const made = new WeakMap<readonly string[], Trust>();

/**
 * Whom to believe about certificates: the given roots (PEM) or the well-known ones, never the system's, among which a
 * local interceptor's would be.
 */
export function trustIn(roots: readonly string[] = rootCertificates): Trust {
  const known = made.get(roots);
  if (known) {
    return known;
  }
  const ca = [...roots];
  const trust = { ca, context: createSecureContext({ ca }) };
  made.set(roots, trust);
  return trust;
}
