import type { Dialogue, Step } from './dialogue.js';
import { LOGIN_REFUSED, LOGIN_REQUIRED, NOT_SOCKS, TARGET_REFUSED } from './ending.js';

const VERSION = 4;
const CONNECT = 1;
const GRANTED = 90;
const REJECTED = 91;
const NO_IDENT = 92;
const OTHER_IDENT = 93;
const REPLY_BYTES = 8;
/** An address that can be none says that a name follows (SOCKS4a). */
const NAME_FOLLOWS = [0, 0, 0, 1] as const;

/** SOCKS4, and 4a where the target is given by name. */
export class Socks4 implements Dialogue {
  readonly form = 'socks';
  readonly tunnelStart = REPLY_BYTES;
  readonly opening: Buffer;
  private readonly hasUser: boolean;

  /** `ipv4` is the target's address; without it, `host` goes as a name. */
  constructor(target: { host: string; port: number }, ipv4: string | undefined, user: Buffer) {
    this.hasUser = user.length > 0;
    const address = ipv4?.split('.').map(Number) ?? NAME_FOLLOWS;
    const name = ipv4 === undefined ? [Buffer.from(target.host, 'latin1'), Buffer.of(0)] : [];
    const fixed = Buffer.of(VERSION, CONNECT, target.port >> 8, target.port & 0xff, ...address);
    this.opening = Buffer.concat([fixed, user, Buffer.of(0), ...name]);
  }

  read(bytes: Buffer, length: number): Step {
    // The reply's version is 0; some send 4.
    if (bytes[0] !== 0 && bytes[0] !== VERSION) {
      return NOT_SOCKS;
    }
    if (length < 2) {
      return 'more';
    }
    switch (bytes[1]) {
      case GRANTED:
        return length < REPLY_BYTES ? 'more' : 'open';
      case REJECTED:
        return TARGET_REFUSED;
      case NO_IDENT:
      case OTHER_IDENT:
        return this.hasUser ? LOGIN_REFUSED : LOGIN_REQUIRED;
      default:
        return NOT_SOCKS;
    }
  }
}
