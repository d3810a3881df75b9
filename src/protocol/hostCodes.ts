/** Codes below are places in a table of names; all above are IPv4 addresses as they are on the wire. */
const FIRST_ADDRESS = 0x0100_0000;

/**
 * Gives each host a number: an IPv4 address is its own four bytes, anything else the place of its name in `names`.
 * Addresses of 0.0.0.0/8, which no host has, are names too. 0 is the absence of a host.
 */
export class HostCodes {
  readonly #places = new Map([['', 0]]);
  readonly names: string[] = [''];

  /**
   * The code of a host as it is shown, an IPv6 address with its brackets or without.
   * @throws {RangeError} beyond 16 million different names.
   */
  codeOf(host: string): number {
    const address = ipv4Of(host);
    if (address >= FIRST_ADDRESS) {
      return address;
    }
    const known = this.#places.get(host);
    if (known !== undefined) {
      return known;
    }
    if (this.names.length === FIRST_ADDRESS) {
      throw new RangeError('too many different names of hosts');
    }
    this.#places.set(host, this.names.length);
    return this.names.push(host) - 1;
  }
}

/** Whether a code is the place of a name. */
export function isNameCode(code: number): boolean {
  return code < FIRST_ADDRESS;
}

/** The host of a code; `nameAt` reads the table of names. */
export function hostOf(code: number, nameAt: (place: number) => string): string {
  return isNameCode(code)
    ? nameAt(code)
    : `${code >>> 24}.${(code >>> 16) & 255}.${(code >>> 8) & 255}.${code & 255}`;
}

/** Four decimal numbers up to 255 without leading zeros, or -1. */
function ipv4Of(text: string): number {
  let address = 0;
  let part = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9 && part !== 0) {
      part = part < 0 ? digit : part * 10 + digit;
      if (part > 255) {
        return -1;
      }
    } else if (digit === -2 && part >= 0 && dots < 3) {
      address = address * 256 + part;
      part = -1;
      dots += 1;
    } else {
      return -1;
    }
  }
  return dots === 3 && part >= 0 ? address * 256 + part : -1;
}
