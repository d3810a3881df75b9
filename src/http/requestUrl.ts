import type { Call } from './client.js';

/**
 * The URL of a call below its base, or `undefined` when a segment could leave it or vanish: an empty
 * one, dots, or half a character.
 */
export function requestUrl(
  baseUrl: string,
  { path, query = {} }: Pick<Call, 'path' | 'query'>,
): string | undefined {
  if (path.some((segment) => /^\.{0,2}$|\p{Surrogate}/u.test(segment))) {
    return undefined;
  }
  const url = new URL([baseUrl, ...path.map(encodeURIComponent)].join('/'));
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      url.searchParams.append(name, String(value));
    }
  }
  return url.href;
}
