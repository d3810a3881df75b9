import type { DepositAddress } from './inventory.js';

/** Printable ASCII without white space: what addresses of all kinds are made of. */
const ADDRESS = /^[!-~]{1,256}$/;
/** A memo may be words. */
const EXTRA = /^[!-~]{1,256}(?: [!-~]{1,256}){0,32}$/;

/**
 * Whether a person sees all of the address and of what goes along, and nothing else: a control, a reversal
 * or a letter that only looks like another would send money elsewhere.
 */
export function isPlainlyShown({ address, extras }: DepositAddress): boolean {
  return (
    (address === undefined || ADDRESS.test(address)) &&
    extras.every(({ name, value }) => EXTRA.test(name) && EXTRA.test(value))
  );
}
