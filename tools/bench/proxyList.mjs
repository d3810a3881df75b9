// @ts-check
import { writeFileSync } from 'node:fs';

/**
 * Writes a list of a million proxies, the same each time: URLs and the two plain notations of vendors in turn.
 * @param {string} file
 */
export function writeProxyList(file) {
  const lines = Array.from({ length: 1_000_000 }, (_, index) => {
    const host = `${1 + (index % 223)}.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
    const place = `${host}:${1024 + (index % 60_000)}`;
    const user = `user${index % 997}`;
    return [place, `${place}:${user}:pa55word`, `socks5://${user}:pa55word@${place}`][index % 3];
  });
  writeFileSync(file, lines.join('\n'));
}
