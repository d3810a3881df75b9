// Reads the proxy list named by its second argument, by our columns or by `new URL` a line, and prints time and memory.
import { readFileSync } from 'node:fs';
import { parseProxyColumns } from '../../../src/core/proxy/columns.js';

/** As most programs read such a list: split it, make a URL of what is none yet, take the URL's parts. */
function parseByUrl(list: Buffer): { readonly count: number; readonly proxies: readonly object[] } {
  const proxies = list
    .toString()
    .split('\n')
    .map((line) => {
      const { protocol, hostname, port, username, password } = new URL(urlOf(line));
      return { protocol, hostname, port, username, password };
    });
  return { count: proxies.length, proxies };
}

function urlOf(line: string): string {
  if (line.includes('://')) {
    return line;
  }
  const [host, port, user, password] = line.split(':');
  return user === undefined ? `http://${line}` : `http://${user}:${password}@${host}:${port}`;
}

const [, , how, file = ''] = process.argv;
const list = readFileSync(file);
const parse = how === 'columns' ? parseProxyColumns : parseByUrl;
const beforeKb = process.resourceUsage().maxRSS;
const startedMs = performance.now();
const parsed = parse(list);
const parseMs = performance.now() - startedMs;
const peakMb = (process.resourceUsage().maxRSS - beforeKb) / 1024;
process.stdout.write(JSON.stringify({ parseMs, peakMb, count: parsed.count }));
