import type { ProxyScheme } from '../core/proxy/endpoint.js';
import { DATA_FORMATS } from './dataFormats.js';
import type { Language } from './language.js';
import { PROGRAMMING_LANGUAGES } from './programmingLanguages.js';
import { SHELLS } from './shells.js';

const LANGUAGES: readonly Language[] = [...PROGRAMMING_LANGUAGES, ...SHELLS, ...DATA_FORMATS];

/** What a text without a language gets: a name that a person can put something in the place of. */
const UNKNOWN: Language = { ids: [], reference: (variable) => `$${variable}`, strings: [] };

/** The language of a file. `fileName` is its path; of a path, a bare name tells less. */
export function languageOf(languageId: string, fileName: string): Language {
  const path = fileName.replaceAll('\\', '/');
  return (
    LANGUAGES.find(({ ids, files }) => ids.includes(languageId) && (files?.test(path) ?? true)) ?? UNKNOWN
  );
}

/** The scheme under which this language's clients let the proxy resolve names, as far as they can. */
export function schemeFor(languageId: string, scheme: ProxyScheme): ProxyScheme {
  const isSocks5 = scheme === 'socks5' || scheme === 'socks5h';
  return isSocks5 ? (languageOf(languageId, '').socks ?? 'socks5h') : scheme;
}
