import { isFake, isStrong } from './fakes.js';
import { isDottedName, isIpv4, portOf } from './host.js';
import type { Leak, Span } from './leak.js';
import { LONGEST_WORD, PORT, isOneWord, wholeLine, wordAround, type Word } from './words.js';

const LOWEST_PORT = 80;
/** Vendors' own names have high ports; a line number rarely is one. */
const LOWEST_VENDOR_PORT = 1_000;
/** Vendors write a URL's beginning in front of `host:port:user:pass` too. */
const SCHEME = /^(?:https?|socks(?:4a?|5h?)?):\/\//i;
const HEAD = /^([a-z0-9][a-z0-9.-]*|\[[0-9a-f:.]{2,45}\]):(\d{2,5})([:@])([^:@/]+):(.+)$/i;
const TAIL = /([:@])([a-z0-9][a-z0-9.-]*|\[[0-9a-f:.]{2,45}\]):(\d{2,5})$/i;
/** Databases and queues write their credentials the same way, and are not told of. */
const FOREIGN_PORTS = [1433, 1521, 3306, 5432, 5672, 6379, 27017];
/** Words that say what an address is for: `mailto:me@example.com`, and levels of a log. */
const LABELS =
  /^(?:mailto|e?mail|to|from|b?cc|smtps?|imaps?|sips?|xmpp|ssh|s?ftps?|scp|git|npm|tel|acct|debug|info|warn(?:ing)?|error|fatal|trace)$/i;
const FILE_NAME =
  /\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|java|kt|cs|cpp|[ch]|hpp|swift|vue|html?|s?css|json|ya?ml|toml|xml|md|txt|sh|sql|log|conf|cfg|ini|lock)$/i;

/** Proxies with credentials as lists have them, such as `host:port:user:pass` and `user:pass@host:port`. */
export function plainLeaks(line: string): readonly Leak[] {
  const whole = wholeLine(line);
  const only = whole && leakOf(line, whole);
  if (only) {
    return [only];
  }
  const leaks: Leak[] = [];
  let from = 0;
  PORT.lastIndex = 0;
  for (let port = PORT.exec(line); port; port = PORT.exec(line)) {
    if (port.index >= from) {
      const word = wordAround(line, port.index);
      from = word.end;
      const leak = leakOf(line, word);
      if (leak) {
        leaks.push(leak);
      }
    }
  }
  return leaks;
}

function leakOf(line: string, word: Word): Leak | undefined {
  if (word.end - word.start > LONGEST_WORD) {
    return undefined;
  }
  const text = line.slice(word.start, word.end);
  const [scheme = ''] = SCHEME.exec(text) ?? [];
  const plain = text.slice(scheme.length);
  // what a URL has in front of its host is found as such
  const credentials = plain.includes('//')
    ? undefined
    : (afterHead(plain, word) ?? (scheme === '' ? beforeTail(plain) : undefined));
  if (!credentials) {
    return undefined;
  }
  const passwordStart = plain.indexOf(':', credentials.start) + 1;
  const first = word.start + scheme.length;
  const shifted = (start: number, end: number) => ({ start: first + start, end: first + end });
  return {
    kind: 'proxy',
    start: word.start,
    end: word.end,
    secret: shifted(passwordStart, credentials.end),
    credentials: shifted(credentials.start, credentials.end),
    placeholder: 'USER:PASS',
    isCertain: false,
  };
}

/** Where `user:pass` stands behind a `host:port`. */
function afterHead(text: string, { isAlone }: Word): Span | undefined {
  const [, host = '', digits = '', sign = '', user = '', password = ''] = HEAD.exec(text) ?? [];
  const isTunnel = isForeign(user) && /^\d{1,5}$/.test(password);
  if (!isProxyPlace(host, digits) || isTunnel || !isUser(user)) {
    return undefined;
  }
  const isObvious =
    sign === ':' &&
    isAlone &&
    !/^\d+$/.test(user) &&
    (isPublic(host) || (Number(digits) >= LOWEST_VENDOR_PORT && /^[^/\\]*[^a-z/\\]/.test(password)));
  return (isObvious ? !isFake(password) && user !== password : isSecret(password))
    ? { start: host.length + digits.length + 2, end: text.length }
    : undefined;
}

/** Where `user:pass` stands before a `host:port`. */
function beforeTail(text: string): Span | undefined {
  const tail = TAIL.exec(text);
  if (!tail) {
    return undefined;
  }
  const [, , host = '', digits = ''] = tail;
  const colon = text.indexOf(':');
  const user = text.slice(0, colon);
  return colon < tail.index &&
    isProxyPlace(host, digits) &&
    isUser(user) &&
    isOneWord(user) &&
    isSecret(text.slice(colon + 1, tail.index))
    ? { start: 0, end: tail.index }
    : undefined;
}

function isProxyPlace(host: string, digits: string): boolean {
  const port = portOf(digits);
  return (
    port !== undefined &&
    port >= LOWEST_PORT &&
    !FOREIGN_PORTS.includes(port) &&
    (isIpv4(host) || isBracketed(host) || (isDottedName(host) && !FILE_NAME.test(host)))
  );
}

/** An IPv6 address; the pattern that found it allows nothing else between brackets. */
function isBracketed(host: string): boolean {
  return /^\[[^:]*:[^:]*:/.test(host);
}

/** Whether it names a place of its own, as in `-L 127.0.0.1:8080:db.internal.net:5432`. */
function isForeign(user: string): boolean {
  return isIpv4(user) || isDottedName(user) || user === 'localhost';
}

function isUser(user: string): boolean {
  return /^[^\s/\\@]{2,}$/.test(user) && !LABELS.test(user) && !/^[a-f0-9]{1,2}$/i.test(user);
}

function isSecret(password: string): boolean {
  return isStrong(password) && !/^[/\\]/.test(password) && !isFake(password) && !/^[\d:.]+$/.test(password);
}

/** Not an address of this machine or of a network at home. */
function isPublic(host: string): boolean {
  return isIpv4(host) && !/^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./.test(host);
}
