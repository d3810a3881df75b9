import { BYTE, byteAt } from '../../core/proxy/bytes.js';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { ABSENT } from '../../core/proxy/bytes.js';
import { textOf } from '../../core/proxy/percent.js';
import { Secret } from '../../core/secret.js';
import { HASH_START, hashEnd, hashStep } from './hash.js';

const FIRST_BYTES = 1024;
const FIRST_LOGINS = 64;
const encoder = new TextEncoder();

/** Where a login stands in a text; the starts are `ABSENT` for a part that is not there. */
export interface LoginPlace {
  readonly userStart: number;
  readonly userEnd: number;
  readonly passwordStart: number;
  readonly passwordEnd: number;
}

/** Every login of a list once, by a number from 1; a million of them cost no object each. */
export class Logins {
  /** The logins one after the other, decoded: user, then password. */
  #bytes = new Uint8Array(FIRST_BYTES);
  /** Where each ends, and where its password starts; place 0 is no login. */
  #ends = new Uint32Array(FIRST_LOGINS);
  #passwords = new Int32Array(FIRST_LOGINS);
  #table = new Uint32Array(FIRST_LOGINS * 2);
  #count = 0;

  /** The number of the login there, the same for the same one. In a URL it is percent-encoded. */
  add(text: Uint8Array, place: LoginPlace, isEncoded: boolean): number {
    const start = this.#end(this.#count);
    this.#ensureBytes(start + text.length);
    const userEnd = this.#copy(text, place.userStart, place.userEnd, start, isEncoded);
    const hasPassword = place.passwordStart !== ABSENT;
    const end = hasPassword
      ? this.#copy(text, place.passwordStart, place.passwordEnd, userEnd, isEncoded)
      : userEnd;
    return this.#intern(start, hasPassword ? userEnd : ABSENT, end);
  }

  /** As `add`, for a login that is at hand as such; 0 where there is none. */
  addOf({ user, password }: Pick<ProxyAddress, 'user' | 'password'>): number {
    if (user === undefined && password === undefined) {
      return 0;
    }
    const userBytes = encoder.encode(user ?? '');
    const passwordBytes = encoder.encode(password?.expose() ?? '');
    const text = new Uint8Array(userBytes.length + passwordBytes.length);
    text.set(userBytes);
    text.set(passwordBytes, userBytes.length);
    const passwordStart = password === undefined ? ABSENT : userBytes.length;
    const place = { userStart: 0, userEnd: userBytes.length, passwordStart, passwordEnd: text.length };
    return this.add(text, place, false);
  }

  /** The login with this number; nothing for 0. */
  of(login: number): Pick<ProxyAddress, 'user' | 'password'> {
    if (login === 0) {
      return {};
    }
    const start = this.#end(login - 1);
    const end = this.#end(login);
    const password = this.#passwords[login] ?? ABSENT;
    if (password === ABSENT) {
      return { user: textOf(this.#bytes, start, end) };
    }
    return {
      user: textOf(this.#bytes, start, password),
      password: new Secret(textOf(this.#bytes, password, end)),
    };
  }

  #end(login: number): number {
    return this.#ends[login] ?? 0;
  }

  #copy(text: Uint8Array, from: number, to: number, at: number, isEncoded: boolean): number {
    let written = at;
    for (let index = from; index < to; index += 1) {
      let byte = byteAt(text, index);
      if (isEncoded && byte === BYTE.percent) {
        byte = (hexValue(byteAt(text, index + 1)) << 4) | hexValue(byteAt(text, index + 2));
        index += 2;
      }
      this.#bytes[written] = byte;
      written += 1;
    }
    return written;
  }

  /** The number of the login that was just written behind the last one; one that is known is not kept twice. */
  #intern(start: number, password: number, end: number): number {
    if ((this.#count + 2) * 2 > this.#table.length) {
      this.#grow();
    }
    const mask = this.#table.length - 1;
    for (let slot = this.#hash(start, end) & mask; ; slot = (slot + 1) & mask) {
      const known = this.#table[slot] ?? 0;
      if (known === 0) {
        this.#count += 1;
        this.#ends[this.#count] = end;
        this.#passwords[this.#count] = password;
        this.#table[slot] = this.#count;
        return this.#count;
      }
      if (this.#equals(known, start, password, end)) {
        return known;
      }
    }
  }

  #equals(known: number, start: number, password: number, end: number): boolean {
    const knownStart = this.#end(known - 1);
    const shift = start - knownStart;
    const knownPassword = this.#passwords[known] ?? ABSENT;
    const isAlike =
      this.#end(known) + shift === end &&
      (knownPassword === ABSENT ? password === ABSENT : knownPassword + shift === password);
    let at = start;
    while (isAlike && at < end && this.#bytes[at] === this.#bytes[at - shift]) {
      at += 1;
    }
    return isAlike && at === end;
  }

  #hash(start: number, end: number): number {
    let hash = HASH_START;
    for (let at = start; at < end; at += 1) {
      hash = hashStep(hash, byteAt(this.#bytes, at));
    }
    return hashEnd(hash);
  }

  #ensureBytes(needed: number): void {
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
  }

  #grow(): void {
    const ends = new Uint32Array(this.#table.length);
    ends.set(this.#ends);
    this.#ends = ends;
    const passwords = new Int32Array(this.#table.length);
    passwords.set(this.#passwords);
    this.#passwords = passwords;
    const table = new Uint32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let login = 1; login <= this.#count; login += 1) {
      let slot = this.#hash(this.#end(login - 1), this.#end(login)) & mask;
      while (table[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = login;
    }
    this.#table = table;
  }
}

function hexValue(byte: number): number {
  return byte <= 0x39 ? byte - BYTE.zero : (byte | 0x20) - 0x57;
}
