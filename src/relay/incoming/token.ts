import { randomBytes, timingSafeEqual } from 'node:crypto';
import { RELAY_USER } from '../environment.js';

const TOKEN_BYTES = 20;
const BASIC = /^basic +/i;

/** What whoever connects has to know; without a token, anybody is let in. */
export class Entrance {
  readonly token: string | undefined;
  readonly #pair: Buffer;

  constructor(demandsToken: boolean) {
    this.token = demandsToken ? randomBytes(TOKEN_BYTES).toString('hex') : undefined;
    this.#pair = Buffer.from(`${RELAY_USER}:${this.token ?? ''}`);
  }

  /** By the value of `Proxy-Authorization` (RFC 7617). */
  admitsBasic(value: string | undefined): boolean {
    if (this.token === undefined) {
      return true;
    }
    const [scheme] = BASIC.exec(value ?? '') ?? [];
    return scheme !== undefined && this.#isPair(Buffer.from((value ?? '').slice(scheme.length), 'base64'));
  }

  /** By the login of SOCKS5 (RFC 1929). */
  admitsLogin(user: Buffer, password: Buffer): boolean {
    return this.token === undefined || this.#isPair(Buffer.concat([user, Buffer.from(':'), password]));
  }

  /** Takes as long whichever byte is wrong. */
  #isPair(given: Buffer): boolean {
    return given.length === this.#pair.length && timingSafeEqual(given, this.#pair);
  }
}
