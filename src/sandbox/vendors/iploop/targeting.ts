const WORDS = ['country', 'city', 'session', 'sticky'];

/**
 * What follows the key in a proxy password, such as `country-US-city-new-york`: a value goes on until the next known
 * word. Undefined when it begins with no known word, or when a country is not two letters.
 */
export function parseTargeting(text: string): Record<string, string> | undefined {
  const targeting: Record<string, string> = {};
  let word: string | undefined;
  for (const part of text === '' ? [] : text.split('-')) {
    if (WORDS.includes(part) && !Object.hasOwn(targeting, part)) {
      word = part;
      targeting[word] = '';
    } else if (word === undefined) {
      return undefined;
    } else {
      targeting[word] = targeting[word] === '' ? part : `${targeting[word] ?? ''}-${part}`;
    }
  }
  const { country } = targeting;
  return country === undefined || /^[A-Za-z]{2}$/.test(country) ? targeting : undefined;
}
