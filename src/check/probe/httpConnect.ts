import type { Dialogue, Message, Step, TurnedDown } from './dialogue.js';
import {
  LOGIN_REFUSED,
  LOGIN_REQUIRED,
  NO_CONNECT,
  PROXY_ERROR,
  TARGET_REFUSED,
  TARGET_UNREACHABLE,
  TOO_MANY_REQUESTS,
  UNEXPECTED_STATUS,
  type Ending,
} from './ending.js';
import { HttpHead } from './httpHead.js';

/** Statuses of a proxy that does not tunnel to that port, but may take the URL itself. */
const TAKES_URL_PERHAPS = new Set([400, 403, 405, 501]);

/** The request for a tunnel (RFC 9110, CONNECT). */
export class HttpConnect implements Dialogue {
  readonly form = 'connect';
  turnedDown: TurnedDown | undefined;
  private readonly head = new HttpHead();

  constructor(
    readonly opening: Message,
    private readonly hasLogin: boolean,
  ) {}

  get tunnelStart(): number {
    return this.head.end;
  }

  read(bytes: Buffer, length: number): Step {
    const step = this.head.read(bytes, length);
    if (step !== 'whole') {
      return step;
    }
    const { status } = this.head;
    if (status >= 200 && status < 300) {
      return 'open';
    }
    if (TAKES_URL_PERHAPS.has(status)) {
      this.turnedDown = { status, server: this.head.value('server') };
    }
    return refusal(status, this.hasLogin);
  }
}

/** What a proxy means that does not open a tunnel. */
export function refusal(status: number, hasLogin: boolean): Ending {
  switch (status) {
    case 401:
    case 407:
      return hasLogin ? LOGIN_REFUSED : LOGIN_REQUIRED;
    case 403:
      return TARGET_REFUSED;
    case 429:
      return TOO_MANY_REQUESTS;
    case 501:
      return NO_CONNECT;
    case 502:
    case 503:
    case 504:
      return TARGET_UNREACHABLE;
  }
  if (status >= 500) {
    return PROXY_ERROR;
  }
  return status >= 400 ? NO_CONNECT : UNEXPECTED_STATUS;
}
