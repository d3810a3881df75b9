import * as l10n from '@vscode/l10n';
import { PROXY_SCHEMES } from '../../core/proxy/endpoint.js';
import type { Code } from './code.js';
import { literalProxy, urlOf } from './literalProxy.js';
import type { Misuse, MisuseRule } from './rule.js';
import { KNOWN_LANGUAGES } from '../syntax/syntax.js';

const SCHEME = new RegExp(`(?<![\\w+.-])(?:${PROXY_SCHEMES.join('|')})$`, 'i');
const LONGEST_SCHEME = Math.max(...PROXY_SCHEMES.map(({ length }) => length));
/** Text that goes on as long as this is no URL. */
const LONGEST_URL = 500;
/** All before the last `@`. */
const CREDENTIALS = /^[^\s"'`]*(?=@)/;
/** What a reader of URLs ends the credentials at, refuses or takes for an escape. */
const SPECIAL = /[@/?#]|%(?![0-9a-f]{2})/i;

function rawCredentials(code: Code): readonly Misuse[] {
  const found: Misuse[] = [];
  for (let at = code.text.indexOf('://'); at !== -1; at = code.text.indexOf('://', at + 3)) {
    const [credentials] = CREDENTIALS.exec(code.text.slice(at + 3, at + LONGEST_URL)) ?? [];
    const [scheme] = SCHEME.exec(code.text.slice(Math.max(0, at - LONGEST_SCHEME - 1), at)) ?? [];
    if (
      credentials !== undefined &&
      SPECIAL.test(credentials) &&
      scheme !== undefined &&
      !code.isComment(at)
    ) {
      found.push(...rawUrlAt(code, at - scheme.length));
    }
  }
  return found;
}

function rawUrlAt(code: Code, start: number): readonly Misuse[] {
  const string = code.stringAround(start);
  const limit = string?.contentStart === undefined ? undefined : string.contentStart + string.text.length;
  const [text = ''] = /^[^\s"'`]+/.exec(code.text.slice(start, limit ?? start + LONGEST_URL)) ?? [];
  const proxy = text.length < LONGEST_URL ? literalProxy(text) : undefined;
  const credentials = CREDENTIALS.exec(text.slice(text.indexOf('://') + 3))?.[0] ?? '';
  if (!proxy || !SPECIAL.test(credentials)) {
    return [];
  }
  const end = start + text.length;
  const title = l10n.t('Percent-encode the credentials');
  return [{ start, end, fix: { title, edits: [{ start, end, text: urlOf(proxy) }] } }];
}

export const URL_RULES: readonly MisuseRule[] = [
  {
    id: 'url-raw-credentials',
    languages: KNOWN_LANGUAGES,
    words: ['@', '://'],
    isOfAnyText: true,
    message: () =>
      l10n.t(
        'The credentials hold characters that mean something else in a URL: clients refuse it, or log in as somebody else.',
      ),
    why: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
    find: rawCredentials,
  },
];
