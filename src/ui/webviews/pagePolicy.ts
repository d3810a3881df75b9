/** What a page may load: its own script and style, which have this nonce, and fonts from where the editor keeps them. */
export function pagePolicy(nonce: string, fontSource: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `font-src ${fontSource}`,
  ].join('; ');
}
