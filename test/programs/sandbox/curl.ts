import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What curl gets from an address through a proxy, parsed; rejects when curl fails or the answer is no JSON. */
export async function curl(proxyUrl: string, address: string, ...options: string[]): Promise<unknown> {
  // With `socks5h`, the name is resolved by the proxy.
  const proxy = proxyUrl.replace(/^socks5:/, 'socks5h:').replace(/^socks4:/, 'socks4a:');
  const { stdout } = await run('curl', [
    '--silent',
    '--show-error',
    '--max-time',
    '5',
    '--noproxy',
    '',
    '--proxy',
    proxy,
    ...options,
    address,
  ]);
  return JSON.parse(stdout);
}
