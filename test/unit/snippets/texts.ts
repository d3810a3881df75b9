import fc from 'fast-check';
import { proxyUrl } from '../../../src/core/proxy/format.js';
import { Secret } from '../../../src/core/secret.js';
import { literalAt, literalFor } from '../../../src/snippets/references.js';
import { address } from '../core/proxy/arbitraries.js';

/** Proxy URLs, and text with everything that a language may take for its own. */
export const TEXTS = [
  ...fc.sample(address, { numRuns: 100, seed: 2 }).map((one) => proxyUrl(one).expose()),
  ...fc.sample(
    fc.string({
      unit: fc.constantFrom(...Array.from('ab1$`\'"\\!#%&{}()[]<>|;:@~^*? ')),
      minLength: 1,
      maxLength: 20,
    }),
    { numRuns: 300, seed: 3 },
  ),
  '${x}',
  '#{x}',
  '$x',
  '@x',
  '%x%',
  '\\n',
  '\\u0041',
  '\\',
  "'",
  '"',
  '"""',
  "'''",
];

/** The texts as literals of a language. */
export const literals = (languageId: string, fileName = ''): string[] =>
  TEXTS.map((text) => literalFor(languageId, fileName, new Secret(text)).expose());

/** The texts as they stand between quotes that a person has typed. */
export function betweenQuotes(languageId: string, quote: string, prefix = ''): string[] {
  const text = `${prefix}${quote}${quote}`;
  const start = prefix.length + quote.length;
  return TEXTS.map((value) => {
    const insertion = literalAt({ languageId, fileName: '', text, start, end: start }, new Secret(value));
    return text.slice(0, insertion.start) + insertion.text + text.slice(insertion.end);
  });
}
