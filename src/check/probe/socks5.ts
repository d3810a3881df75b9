import { byteAt } from '../../core/proxy/bytes.js';
import type { Dialogue, Step } from './dialogue.js';
import {
  LOGIN_REFUSED,
  LOGIN_REQUIRED,
  NOT_SOCKS,
  NO_CONNECT,
  PROXY_ERROR,
  TARGET_REFUSED,
  TARGET_UNREACHABLE,
  type Ending,
} from './ending.js';

const VERSION = 5;
const LOGIN_VERSION = 1;
const NO_LOGIN = 0;
const PASSWORD_LOGIN = 2;
const NO_METHOD = 0xff;

const GREETING = Buffer.of(VERSION, 1, NO_LOGIN);
const GREETING_WITH_LOGIN = Buffer.of(VERSION, 2, NO_LOGIN, PASSWORD_LOGIN);
/** Two methods that nobody knows spell an empty line: an HTTP server answers it, instead of waiting for more. */
const GUESS = Buffer.of(VERSION, 5, NO_LOGIN, 0x0d, 0x0a, 0x0d, 0x0a);
const GUESS_WITH_LOGIN = Buffer.of(VERSION, 6, NO_LOGIN, PASSWORD_LOGIN, 0x0d, 0x0a, 0x0d, 0x0a);

/** By reply code (RFC 1928, 6); others are the proxy's own trouble. */
const REFUSALS: readonly (Ending | undefined)[] = [
  undefined,
  PROXY_ERROR,
  TARGET_REFUSED,
  TARGET_UNREACHABLE,
  TARGET_UNREACHABLE,
  TARGET_UNREACHABLE,
  TARGET_UNREACHABLE,
  NO_CONNECT,
  TARGET_REFUSED,
];

/** SOCKS5 (RFC 1928) with the login of RFC 1929. */
export class Socks5 implements Dialogue {
  readonly form = 'socks';
  readonly opening: Buffer;
  tunnelStart = 0;
  private awaits: 'method' | 'login' | 'reply' = 'method';

  constructor(
    private readonly request: Uint8Array,
    private readonly login: Buffer | undefined,
    isGuess: boolean,
  ) {
    if (isGuess) {
      this.opening = login ? GUESS_WITH_LOGIN : GUESS;
    } else {
      this.opening = login ? GREETING_WITH_LOGIN : GREETING;
    }
  }

  read(bytes: Buffer, length: number): Step {
    switch (this.awaits) {
      case 'method':
        return this.readMethod(bytes, length);
      case 'login':
        return this.readLogin(bytes, length);
      case 'reply':
        return this.readReply(bytes, length);
    }
  }

  private readMethod(bytes: Buffer, length: number): Step {
    if (bytes[0] !== VERSION) {
      return NOT_SOCKS;
    }
    if (length < 2) {
      return 'more';
    }
    const method = bytes[1];
    if (method === NO_METHOD || (method === PASSWORD_LOGIN && !this.login)) {
      return this.login ? LOGIN_REFUSED : LOGIN_REQUIRED;
    }
    if (length > 2) {
      return NOT_SOCKS;
    }
    if (method === PASSWORD_LOGIN && this.login) {
      this.awaits = 'login';
      return { message: this.login, namesTarget: false };
    }
    return method === NO_LOGIN ? this.nameTarget() : NOT_SOCKS;
  }

  private readLogin(bytes: Buffer, length: number): Step {
    // The version is the login's own; some repeat that of SOCKS.
    if (bytes[0] !== LOGIN_VERSION && bytes[0] !== VERSION) {
      return NOT_SOCKS;
    }
    if (length < 2) {
      return 'more';
    }
    if (bytes[1] !== 0) {
      return LOGIN_REFUSED;
    }
    return length === 2 ? this.nameTarget() : NOT_SOCKS;
  }

  private nameTarget(): Step {
    this.awaits = 'reply';
    return { message: this.request, namesTarget: true };
  }

  private readReply(bytes: Buffer, length: number): Step {
    if (bytes[0] !== VERSION) {
      return NOT_SOCKS;
    }
    if (length < 2) {
      return 'more';
    }
    const code = byteAt(bytes, 1);
    if (code !== 0) {
      return REFUSALS[code] ?? PROXY_ERROR;
    }
    // The address it connects from tells nothing, but it has to be passed over.
    const wanted = length < 5 ? 5 : replyBytes(bytes);
    if (length < wanted) {
      return 'more';
    }
    if (wanted === 0) {
      return NOT_SOCKS;
    }
    this.tunnelStart = wanted;
    return 'open';
  }
}

/** How long a reply is, by its kind of address; 0 for a kind that there is not. */
function replyBytes(bytes: Buffer): number {
  switch (bytes[3]) {
    case 1:
      return 10;
    case 3:
      return 7 + byteAt(bytes, 4);
    case 4:
      return 22;
    default:
      return 0;
  }
}
