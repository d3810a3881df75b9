import { ABSENT } from './bytes.js';
import { Secret } from '../secret.js';
import type { ProxyAddress, ProxyScheme } from './endpoint.js';
import { PROXY_SCHEMES } from './endpoint.js';
import type { LineScan } from './lineScan.js';
import { LINE_STATE, newLineScan } from './lineScan.js';
import type { ProxyFault, ProxyNotation } from './notation.js';
import { PROXY_NOTATIONS, notationCode } from './notation.js';
import { percentDecode, textOf } from './percent.js';
import { scanLine } from './scan.js';

export interface ProxyEndpoint {
  readonly kind: 'endpoint';
  readonly address: ProxyAddress;
  readonly notation: ProxyNotation;
}

export interface InvalidProxy {
  readonly kind: 'invalid';
  readonly code: ProxyFault;
  /** Where the fault is: UTF-16 units from the start of the line, from 1. */
  readonly column: number;
}

/** What a text means as an endpoint. An ambiguous one has exactly two readings; `blank` is a comment too. */
export type ProxyParse =
  | ProxyEndpoint
  | { readonly kind: 'ambiguous'; readonly readings: readonly [ProxyEndpoint, ProxyEndpoint] }
  | InvalidProxy
  | { readonly kind: 'blank' };

const encoder = new TextEncoder();

/** Reads one endpoint in any notation; `preferred` settles a text that has two readings. */
export function parseProxy(text: string, preferred?: ProxyNotation): ProxyParse {
  const bytes = encoder.encode(text);
  const scan = newLineScan();
  const end = scanLine(bytes, 0, bytes.length, notationCode(preferred), scan);
  return textOf(bytes, end, bytes.length).trim() === ''
    ? parseOf(bytes, 0, end, scan)
    : { kind: 'invalid', code: 'severalLines', column: textOf(bytes, 0, end).length + 1 };
}

/** Reads `scheme://user:pass@host:port` and nothing else. */
export function parseProxyUrl(url: string): ProxyEndpoint | InvalidProxy {
  const parse = parseProxy(url);
  const isUrl = parse.kind === 'invalid' || (parse.kind === 'endpoint' && parse.notation === 'url');
  return isUrl ? parse : { kind: 'invalid', code: 'notUrl', column: 1 };
}

/** The result that a scan of the line at `start` stands for. */
export function parseOf(bytes: Uint8Array, start: number, end: number, scan: LineScan): ProxyParse {
  switch (scan.state) {
    case LINE_STATE.blank:
      return { kind: 'blank' };
    case LINE_STATE.endpoint:
      return endpointOf(bytes, scan);
    case LINE_STATE.ambiguous: {
      const reading = (notation: number): ProxyEndpoint => {
        const settled = newLineScan();
        scanLine(bytes, start, end, notation, settled);
        return endpointOf(bytes, settled);
      };
      return { kind: 'ambiguous', readings: [reading(scan.notation), reading(scan.otherNotation)] };
    }
    default:
      return { kind: 'invalid', code: scan.fault, column: textOf(bytes, start, scan.faultAt).length + 1 };
  }
}

function endpointOf(bytes: Uint8Array, scan: LineScan): ProxyEndpoint {
  const { place } = scan;
  const notation = PROXY_NOTATIONS[scan.notation] ?? 'url';
  const decode = notation === 'url' ? percentDecode : textOf;
  const user = place.userStart === ABSENT ? undefined : decode(bytes, place.userStart, place.userEnd);
  const password =
    place.userStart === ABSENT || place.passwordStart === ABSENT
      ? undefined
      : new Secret(decode(bytes, place.passwordStart, place.passwordEnd));
  return {
    kind: 'endpoint',
    notation,
    address: addressOf(
      PROXY_SCHEMES[scan.scheme],
      textOf(bytes, place.hostStart, place.hostEnd),
      place.port,
      user,
      password,
    ),
  };
}

function addressOf(
  scheme: ProxyScheme | undefined,
  host: string,
  port: number,
  user: string | undefined,
  password: Secret | undefined,
): ProxyAddress {
  return {
    ...(scheme !== undefined && { scheme }),
    host,
    port,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
  };
}
