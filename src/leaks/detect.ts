import { encodedUrlLeaks } from './encodedUrls.js';
import { keyLeaks } from './keys.js';
import type { Leak } from './leak.js';
import { plainLeaks } from './plainProxies.js';
import { urlLeaks } from './urls.js';

/** Beyond this nothing of a line is looked at: such lines are made by programs. */
const LONGEST_LINE = 10_000;
/** What a credential cannot do without: a colon before the password, the beginning of a key, or the name of one. */
const MARK = /:|%3a%2f%2f|pk_live_|rk_|-country-|proxy-?(?:authorization|password)/i;

/** The credentials in one line of text, in its order; no two overlap. */
export function leaksIn(line: string): readonly Leak[] {
  if (!MARK.test(line)) {
    return [];
  }
  const looked = line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
  const found = [...urlLeaks(looked), ...encodedUrlLeaks(looked), ...plainLeaks(looked), ...keyLeaks(looked)];
  if (found.length < 2) {
    return found;
  }
  const leaks: Leak[] = [];
  // of two that overlap the one that begins first counts: a URL holds the key that is its password
  for (const leak of found.sort((left, right) => left.start - right.start || right.end - left.end)) {
    if (leak.start >= (leaks.at(-1)?.end ?? 0)) {
      leaks.push(leak);
    }
  }
  return leaks;
}
