import { isIPv6 } from 'node:net';
import type { TunnelTarget } from '../../check/probe/tunnelMessages.js';
import { readHost } from '../targets/target.js';

const VERSION = 5;
const LOGIN_VERSION = 1;
const CONNECT = 1;
const IPV4 = 1;
const NAME = 3;
const IPV6 = 4;

export const METHOD = { none: 0, login: 2, noneFits: 0xff } as const;
/** Reply codes (RFC 1928, 6). */
export const REPLY = {
  granted: 0,
  failed: 1,
  notAllowed: 2,
  hostUnreachable: 4,
  expired: 6,
  noCommand: 7,
  noAddressKind: 8,
} as const;

/** What was read off the beginning of the bytes; undefined where more has to come, `garbled` where it is no such message. */
export type Message<Content> = { readonly bytes: number; readonly content: Content } | 'garbled' | undefined;

/** The methods that a client offers. */
export function readGreeting(bytes: Buffer): Message<Buffer> {
  const count = bytes[1];
  if (count === undefined || bytes.length < 2 + count) {
    return undefined;
  }
  return bytes[0] !== VERSION || count === 0
    ? 'garbled'
    : { bytes: 2 + count, content: bytes.subarray(2, 2 + count) };
}

/** The login of RFC 1929. */
export function readLogin(bytes: Buffer): Message<{ readonly user: Buffer; readonly password: Buffer }> {
  if (bytes.length > 0 && bytes[0] !== LOGIN_VERSION) {
    return 'garbled';
  }
  const userEnd = 2 + (bytes[1] ?? 0);
  const end = userEnd + 1 + (bytes[userEnd] ?? 0);
  if (bytes.length < 2 || bytes.length <= userEnd || bytes.length < end) {
    return undefined;
  }
  return {
    bytes: end,
    content: { user: bytes.subarray(2, userEnd), password: bytes.subarray(userEnd + 1, end) },
  };
}

/** The target that a client asks for, or the code of what is wrong with it. */
export function readRequest(bytes: Buffer): Message<TunnelTarget | number> {
  if (bytes.length < 5) {
    return bytes.length > 0 && bytes[0] !== VERSION ? 'garbled' : undefined;
  }
  if (bytes[0] !== VERSION || bytes[2] !== 0) {
    return 'garbled';
  }
  if (bytes[1] !== CONNECT) {
    return { bytes: bytes.length, content: REPLY.noCommand };
  }
  const [start, end] = hostPlace(bytes);
  if (end === undefined) {
    return { bytes: bytes.length, content: REPLY.noAddressKind };
  }
  if (bytes.length < end + 2) {
    return undefined;
  }
  const host = hostOf(bytes[3], bytes.subarray(start, end));
  const port = bytes.readUInt16BE(end);
  return { bytes: end + 2, content: host === undefined || port === 0 ? REPLY.notAllowed : { host, port } };
}

function hostPlace(bytes: Buffer): readonly [start: number, end: number | undefined] {
  switch (bytes[3]) {
    case IPV4:
      return [4, 8];
    case IPV6:
      return [4, 20];
    case NAME:
      return [5, 5 + (bytes[4] ?? 0)];
    default:
      return [4, undefined];
  }
}

function hostOf(kind: number | undefined, bytes: Buffer): string | undefined {
  if (kind === IPV4) {
    return bytes.join('.');
  }
  if (kind === IPV6) {
    return bytes.toString('hex').replace(/(.{4})(?!$)/g, '$1:');
  }
  const name = bytes.toString('latin1');
  return isIPv6(name) ? undefined : readHost(name);
}

/** With the address of nothing, as nobody needs it. */
export function reply(code: number): Buffer {
  return Buffer.of(VERSION, code, 0, IPV4, 0, 0, 0, 0, 0, 0);
}

export function methodChosen(method: number): Buffer {
  return Buffer.of(VERSION, method);
}

export function loginAnswered(isAdmitted: boolean): Buffer {
  return Buffer.of(LOGIN_VERSION, isAdmitted ? 0 : 1);
}
