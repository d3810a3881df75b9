import { byteAt, isDigit } from '../../core/proxy/bytes.js';
import { HEADERS_TOO_LONG, NOT_HTTP, type Ending } from './ending.js';

/** What a head may take, with the interim answers before it. */
const HEAD_LIMIT_BYTES = 16 * 1024;

const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;
const VERSION = Buffer.from('HTTP/1.');
const STATUS_AT = 'HTTP/1.x '.length;

/** Finds the head of an HTTP/1 answer in bytes that may come in pieces; each piece is looked at once. */
export class HttpHead {
  /** 0 until the head is whole. */
  status = 0;
  /** Where the status line begins, and where what comes after the head does. */
  start = 0;
  end = 0;
  private scanned = 0;

  /** `bytes` begins with the answer's first byte each time. */
  read(bytes: Buffer, length: number): 'more' | 'whole' | Ending {
    for (;;) {
      if (!this.mayBeHttp(bytes, length)) {
        return NOT_HTTP;
      }
      const end = this.findEnd(bytes, length);
      if (end > HEAD_LIMIT_BYTES || (end === -1 && length >= HEAD_LIMIT_BYTES)) {
        return HEADERS_TOO_LONG;
      }
      if (end === -1) {
        return 'more';
      }
      const status = statusAt(bytes, this.start);
      if (status === 0) {
        return NOT_HTTP;
      }
      if (status >= 200 || status === 101) {
        this.status = status;
        this.end = end;
        return 'whole';
      }
      this.start = end;
      this.scanned = end;
    }
  }

  /** The first header of that name, which is in lower case. */
  value(bytes: Buffer, name: string): string | undefined {
    let line = lineAfter(bytes, this.start);
    while (line < this.end) {
      const next = lineAfter(bytes, line);
      if (isNamed(bytes, line, name)) {
        return trimmed(bytes, line + name.length + 1, next);
      }
      line = next;
    }
    return undefined;
  }

  private mayBeHttp(bytes: Buffer, length: number): boolean {
    // Some servers end an earlier body with a line break too many.
    while (this.start < length && (bytes[this.start] === CR || bytes[this.start] === LF)) {
      this.start += 1;
      this.scanned = this.start;
    }
    const known = Math.min(VERSION.length, length - this.start);
    for (let at = 0; at < known; at += 1) {
      if (bytes[this.start + at] !== VERSION[at]) {
        return false;
      }
    }
    return true;
  }

  /** Where the empty line ends, or -1. A bare line feed ends a line too. */
  private findEnd(bytes: Buffer, length: number): number {
    for (;;) {
      const at = bytes.indexOf(LF, this.scanned);
      const next = at + 1 < length && bytes[at + 1] === CR ? at + 2 : at + 1;
      if (at === -1 || next >= length) {
        this.scanned = at === -1 ? length : Math.min(at, length);
        return -1;
      }
      if (bytes[next] === LF) {
        return next + 1;
      }
      this.scanned = next;
    }
  }
}

function statusAt(bytes: Buffer, start: number): number {
  const at = start + STATUS_AT;
  const after = byteAt(bytes, at + 3);
  const [first, second, third] = [byteAt(bytes, at), byteAt(bytes, at + 1), byteAt(bytes, at + 2)];
  const isWellFormed =
    isDigit(byteAt(bytes, at - 2)) &&
    bytes[at - 1] === SPACE &&
    isDigit(first) &&
    isDigit(second) &&
    isDigit(third) &&
    (after === SPACE || after === CR || after === LF);
  const status = (first - 0x30) * 100 + (second - 0x30) * 10 + third - 0x30;
  return isWellFormed && status >= 100 ? status : 0;
}

/** Where the next line begins; a head has a line feed at its end. */
function lineAfter(bytes: Buffer, start: number): number {
  return bytes.indexOf(LF, start) + 1;
}

function isNamed(bytes: Buffer, line: number, name: string): boolean {
  if (bytes[line + name.length] !== COLON) {
    return false;
  }
  for (let at = 0; at < name.length; at += 1) {
    const byte = byteAt(bytes, line + at);
    const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
    if (lower !== name.charCodeAt(at)) {
      return false;
    }
  }
  return true;
}

function trimmed(bytes: Buffer, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from < to && isBlank(byteAt(bytes, from))) {
    from += 1;
  }
  while (to > from && isBlank(byteAt(bytes, to - 1))) {
    to -= 1;
  }
  return bytes.toString('latin1', from, to);
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === CR || byte === LF;
}
