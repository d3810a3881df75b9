import { parseProxyColumns } from '../../core/proxy/columns.js';
import type { ProxyParse } from '../../core/proxy/parse.js';
import { Secret } from '../../core/secret.js';

/** Why a line does not go to a provider that checks from outside. */
export type SkipReason =
  | 'unreadable'
  /** It can be read in two ways. */
  | 'ambiguous'
  /** The format takes IPv4 addresses alone. */
  | 'hostName'
  | 'ipv6'
  /** A colon, a space or a line break in it would be taken for the end of a field. */
  | 'unwritableLogin'
  /** Its password is the key of a whole account, which never leaves. */
  | 'accountKey';

export interface RemoteList {
  /** One proxy a line, `ip:port` or `ip:port:user:pass` (contracts: checker, POST /api/check). */
  readonly text: Secret;
  /** A job takes 2 MB as encoded (same place); a longer list has to be split. */
  readonly isTooLong: boolean;
  readonly lineCount: number;
  /** How many of the lines have a password: so many credentials leave this machine. */
  readonly credentialCount: number;
  readonly skipped: readonly { readonly line: number; readonly reason: SkipReason }[];
}

/** Below the limit by what the rest of the request takes. */
const LONGEST_BYTES = 1_999_000;

const UNWRITABLE = /[:\s\p{Cc}]/u;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** IPLoop's user name is always this word; the password beside it is the account's key. */
const ACCOUNT_KEY_USER = 'user';

/** What of a list in any notation can be checked from outside, each proxy once. */
export function remoteList(source: Uint8Array): RemoteList {
  const columns = parseProxyColumns(source);
  const lines = new Map<string, boolean>();
  const skipped: { line: number; reason: SkipReason }[] = [];
  for (let index = 0; index < columns.count; index++) {
    const written = writtenLine(columns.row(index));
    if (typeof written === 'string') {
      skipped.push({ line: columns.lines[index] ?? 0, reason: written });
    } else {
      lines.set(written.text, written.hasLogin);
    }
  }
  const text = [...lines.keys()].join('\n');
  return {
    text: new Secret(text),
    isTooLong: Buffer.byteLength(JSON.stringify(text)) > LONGEST_BYTES,
    lineCount: lines.size,
    credentialCount: [...lines.values()].filter(Boolean).length,
    skipped,
  };
}

function writtenLine(row: ProxyParse): SkipReason | { readonly text: string; readonly hasLogin: boolean } {
  if (row.kind !== 'endpoint') {
    return row.kind === 'ambiguous' ? 'ambiguous' : 'unreadable';
  }
  const { host, port } = row.address;
  if (!IPV4.test(host)) {
    return host.includes(':') ? 'ipv6' : 'hostName';
  }
  const { user = '', password } = row.address;
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
