import type { ProxyAddress } from '../../core/proxy/endpoint.js';

/** RFC 1929 has one byte for each length. */
const LONGEST_BYTES = 255;
const LOGIN_VERSION = 1;

export function hasLogin({ user, password }: ProxyAddress): boolean {
  return user !== undefined || password !== undefined;
}

/** What `Proxy-Authorization` says, if there is a login (RFC 7617, in UTF-8). */
export function basicLogin(address: ProxyAddress): string | undefined {
  if (!hasLogin(address)) {
    return undefined;
  }
  const pair = Buffer.from(`${address.user ?? ''}:${address.password?.expose() ?? ''}`, 'utf8');
  return `Basic ${pair.toString('base64')}`;
}

/** The same as a header line, or nothing. */
export function basicLine(address: ProxyAddress): string {
  const login = basicLogin(address);
  return login === undefined ? '' : `Proxy-Authorization: ${login}\r\n`;
}

/** The login message of RFC 1929; undefined where a part is longer than 255 bytes. */
export function socks5Login({ user = '', password }: ProxyAddress): Buffer | undefined {
  const word = password?.expose() ?? '';
  const userBytes = Buffer.byteLength(user);
  const wordBytes = Buffer.byteLength(word);
  if (userBytes > LONGEST_BYTES || wordBytes > LONGEST_BYTES) {
    return undefined;
  }
  const message = Buffer.allocUnsafe(3 + userBytes + wordBytes);
  message[0] = LOGIN_VERSION;
  message[1] = userBytes;
  message.write(user, 2);
  message[2 + userBytes] = wordBytes;
  message.write(word, 3 + userBytes);
  return message;
}

/** The user id of SOCKS4, which knows no password; undefined where it cannot be written. */
export function socks4User({ user = '' }: ProxyAddress): Buffer | undefined {
  const bytes = Buffer.from(user, 'utf8');
  return bytes.length > LONGEST_BYTES || bytes.includes(0) ? undefined : bytes;
}
