import { Secret } from '../../core/secret.js';
import type { CheckList } from '../list/checkList.js';

/** Why a proxy does not go to a provider that checks from outside. */
export type SkipReason =
  /** The format takes IPv4 addresses alone. */
  | 'hostName'
  | 'ipv6'
  /** A colon, a space or a line break in it would be taken for the end of a field. */
  | 'unwritableLogin'
  /** Its password is the key of a whole account, which never leaves. */
  | 'accountKey'
  /** An earlier one has the same address: the provider's answers could not be told apart. */
  | 'samePlace';

/** What one job takes. */
export interface RemotePart {
  /** One proxy a line, `ip:port` or `ip:port:user:pass` (contracts: checker, POST /api/check). */
  readonly text: Secret;
  readonly lineCount: number;
}

export interface RemoteParts {
  readonly parts: readonly RemotePart[];
  readonly lineCount: number;
  /** How many of the lines have a password: so many credentials leave this machine. */
  readonly credentialCount: number;
  /** Places in the list. */
  readonly skipped: readonly { readonly row: number; readonly reason: SkipReason }[];
}

/** A job takes 2 MB as encoded (same place), the rest of the request included. */
const LONGEST_BYTES = 1_999_000;

const UNWRITABLE = /[:\s\p{Cc}]/u;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** IPLoop's user name is always this word; the password beside it is the account's key. */
const ACCOUNT_KEY_USER = 'user';

/** What of a list can be checked from outside, in as few jobs as take it. */
export function remoteParts(list: CheckList): RemoteParts {
  const parts: RemotePart[] = [];
  const skipped: { row: number; reason: SkipReason }[] = [];
  const places = new Set<string>();
  let lines: string[] = [];
  let bytes = 0;
  let credentialCount = 0;
  const close = () => {
    if (lines.length > 0) {
      parts.push({ text: new Secret(lines.join('\n')), lineCount: lines.length });
      lines = [];
      bytes = 0;
    }
  };
  for (let row = 0; row < list.count; row += 1) {
    const place = list.label(row);
    const line = places.has(place) ? 'samePlace' : writtenLine(list, row);
    if (typeof line === 'string') {
      skipped.push({ row, reason: line });
      continue;
    }
    places.add(place);
    const lineBytes = encodedBytes(line.text);
    if (bytes + lineBytes > LONGEST_BYTES) {
      close();
    }
    lines.push(line.text);
    bytes += lineBytes;
    credentialCount += line.hasLogin ? 1 : 0;
  }
  close();
  return { parts, lineCount: places.size, credentialCount, skipped };
}

/** In JSON, with the line break behind it. */
function encodedBytes(line: string): number {
  return Buffer.byteLength(JSON.stringify(line)) - '""'.length + '\\n'.length;
}

function writtenLine(
  list: CheckList,
  row: number,
): SkipReason | { readonly text: string; readonly hasLogin: boolean } {
  const { host, port, user = '', password } = list.address(row);
  if (!IPV4.test(host)) {
    return host.includes(':') ? 'ipv6' : 'hostName';
  }
  if (user === '' && password === undefined) {
    return { text: `${host}:${port}`, hasLogin: false };
  }
  if (user === ACCOUNT_KEY_USER) {
    return 'accountKey';
  }
  const fields = [user, password?.expose() ?? ''];
  return fields.some((field) => UNWRITABLE.test(field))
    ? 'unwritableLogin'
    : { text: [host, port, ...fields].join(':'), hasLogin: true };
}
