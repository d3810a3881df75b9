import type { Permit } from '../core/permit.js';
import type { Secret } from '../core/secret.js';

/** @throws Error where the effect came without what it is to carry: whoever sends it so has a defect */
export function payloadOf({ options }: Permit): Secret {
  if (options.payload === undefined) {
    throw new Error('This effect carries a payload');
  }
  return options.payload;
}
