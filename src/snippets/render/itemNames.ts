import type { NamedProxy } from './render.js';

/** A name for each proxy of a pool, no two alike: its own, or `proxy-1` by its place. */
export function itemNames(proxies: readonly NamedProxy[]): readonly string[] {
  return distinct(
    proxies.map(({ name = '' }, index) => name || `proxy-${index + 1}`),
    '-',
  );
}

/** `PROXY_URL_US` for the proxy named `US` of a pool in `PROXY_URLS`. */
export function itemVariables(variable: string, names: readonly string[]): readonly string[] {
  const words = names.map((name) =>
    name
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '_')
      .replace(/^_|_$/g, ''),
  );
  const numbered = words.map((word, index) => word || String(index + 1));
  return distinct(numbered, '_').map((word) => `${variable.replace(/S$/, '')}_${word}`);
}

function distinct(texts: readonly string[], separator: string): readonly string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    let candidate = text;
    for (let number = 2; taken.has(candidate); number += 1) {
      candidate = `${text}${separator}${number}`;
    }
    taken.add(candidate);
    return candidate;
  });
}
