import { HEADERS_TOO_LONG, NOT_HTTP, type Ending } from './ending.js';

/** What a head may take, with the interim answers before it. */
const HEAD_LIMIT_BYTES = 16 * 1024;

const VERSION = 'HTTP/1.';
/** Some servers end an earlier body with a line break too many. */
const LINE_BREAKS = /[\r\n]*/y;
const STATUS_LINE = /HTTP\/1\.\d ([1-9]\d\d)[ \r\n]/y;
/** A bare line feed ends a line too. */
const EMPTY_LINE = /\n\r?\n/g;
/** As much of an empty line as may have come before the rest of it. */
const BEGUN = 2;

/**
 * Finds the head of an HTTP/1 answer in bytes that may come in pieces. It reads them as text: one copy costs less than
 * a look at each byte.
 */
export class HttpHead {
  /** 0 until the head is whole. */
  status = 0;
  /** Where what comes after the head begins. */
  end = 0;
  private start = 0;
  private scanned = 0;
  private text = '';

  /** `bytes` begins with the answer's first byte each time. */
  read(bytes: Buffer, length: number): 'more' | 'whole' | Ending {
    this.text = bytes.toString('latin1', 0, Math.min(length, HEAD_LIMIT_BYTES));
    for (;;) {
      if (!this.mayBeHttp()) {
        return NOT_HTTP;
      }
      const end = endAfter(EMPTY_LINE, this.text, Math.max(this.start, this.scanned - BEGUN));
      if (end === 0) {
        this.scanned = this.text.length;
        return length >= HEAD_LIMIT_BYTES ? HEADERS_TOO_LONG : 'more';
      }
      const status = this.statusThere();
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
  value(name: string): string | undefined {
    const head = this.text.slice(this.start, this.end);
    const at = head.toLowerCase().indexOf(`\n${name}:`);
    return at === -1 ? undefined : head.slice(at + name.length + 2, head.indexOf('\n', at + 1)).trim();
  }

  private mayBeHttp(): boolean {
    this.start = endAfter(LINE_BREAKS, this.text, this.start);
    return VERSION.startsWith(this.text.slice(this.start, this.start + VERSION.length));
  }

  private statusThere(): number {
    STATUS_LINE.lastIndex = this.start;
    return Number(STATUS_LINE.exec(this.text)?.[1] ?? 0);
  }
}

/** Where the next match ends; 0 where there is none. */
function endAfter(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : 0;
}
