/** Pieces of what people write where a password goes; no two of them joined make a third. */
const PIECES = [
  ...['your', 'my', 'the', 'some', 'any', 'new', 'old', 'real', 'long', 'lived', 'valid', 'wrong', 'bad'],
  ...['user', 'name', 'login', 'account', 'client', 'customer', 'proxy', 'server', 'host', 'port'],
  ...['pass', 'word', 'wd', 'phrase', 'pwd', 'pw', 'psw', 'key', 'token', 'secret', 'secure', 'auth', 'id'],
  ...['cred', 'entials', 'creds', 'api', 'access', 'value', 'here', 'goes', 'text', 'string', 'enc', 'raw'],
  ...[
    'example',
    'sample',
    'test',
    'ing',
    'demo',
    'dummy',
    'fake',
    'foo',
    'bar',
    'baz',
    'qux',
    'abc',
    'abcd',
    'def',
  ],
  ...[
    'change',
    'me',
    'it',
    'this',
    'place',
    'holder',
    'redacted',
    'hidden',
    'mask',
    'ed',
    'removed',
    'enter',
  ],
  ...['insert', 'replace', 'with', 'todo', 'tbd', 'none', 'null', 'undefined', 'nil', 'empty', 'live'],
  ...['admin', 'root', 'guest', 'qwerty', 'hello', 'world', 'super', 'top', 'default', 'anonymous', 'bob'],
];
const MADE_OF_PIECES = new RegExp(`^(?:${PIECES.join('|')})+\\d{0,4}$`);
const LONGEST_MADE_UP_WORD = 32;
/** A digit or letter again and again, a few digits, or digits in order. */
const FILLER = /^(?:([a-z0-9])\1*|\d{1,4}|0?123456?7?8?9?0?|9876543210?|987654321?)$/;

/** What a language, a shell or a template fills in when it runs, or a person was meant to. */
const EXPRESSIONS =
  /\$?\{\{[^}]*\}\}|[$#@%]?\{[^{}]*\}|\$\([^)]*\)|%\([^)]*\)[sd]|%[sdvq](?![0-9a-f])|^\$\w+|\$[A-Z_][A-Z0-9_]+|^%\w+%|<[^>]*>|^\[[^\]]*\]$/g;
/** Where the targets begin that some providers take behind the key: `KEY-country-US-session-abc`. */
const TARGETS = /-(?:country|city|session|sticky)-.*$/s;

const DOCUMENTATION_HOST =
  /(?:^|\.)example\.(?:com|org|net|edu)$|\.(?:example|test|invalid|localhost)$|^(?:[a-z_-]*(?:proxy|host|server|hostname|gateway|ip|addr|address|domain)\d?|[a-z]|(?:my|your|some)[\w.-]*|(?:proxy|domain|foo|bar|host)\.(?:com|net|org))$/i;
const DOCUMENTATION_IP =
  /^(?:127\.|0\.0\.0\.0$|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|1\.2\.3\.4$|5\.6\.7\.8$)/;

/** Whether a password or key is no secret: an expression, or what stands for one in a manual. */
export function isFake(secret: string): boolean {
  const decoded = percentDecoded(secret);
  const literal = decoded.replace(EXPRESSIONS, '').replace(TARGETS, '');
  if (literal.length < 3 || new Set(literal).size < 3) {
    return true;
  }
  const isPart = literal.length < decoded.replace(TARGETS, '').length;
  return (isPart && !isStrong(literal)) || wordsOf(literal).every(isMadeUp);
}

/** Whether the secret is one that manuals show beside a host that is nobody's. */
export function isFakeAt(host: string, secret: string): boolean {
  return isFake(secret) || (isDocumentationHost(host) && !isStrong(percentDecoded(secret)));
}

/** Whether nobody would take it for a word: letters and digits, at least eight. */
export function isStrong(secret: string): boolean {
  return secret.length >= 8 && /\d/.test(secret) && /\p{L}/u.test(secret);
}

function isDocumentationHost(host: string): boolean {
  return DOCUMENTATION_HOST.test(host) || DOCUMENTATION_IP.test(host);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+|(?<=[a-z])(?=[A-Z])/u).filter((word) => word !== '');
}

function isMadeUp(word: string): boolean {
  const lower = word.toLowerCase();
  return FILLER.test(lower) || (lower.length <= LONGEST_MADE_UP_WORD && MADE_OF_PIECES.test(lower));
}

function percentDecoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
