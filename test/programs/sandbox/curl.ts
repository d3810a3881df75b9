import { execFile } from 'node:child_process';

/** Long enough for a machine that does much else; a proxy that never answers still fails its test. */
const MAX_SECONDS = 15;

/**
 * What curl gets from an address through a proxy, parsed; rejects when curl fails or the answer is no JSON. The proxy
 * comes by standard input: a failure names the program's arguments, and logs hold failures.
 */
export async function curl(proxyUrl: string, address: string, ...options: string[]): Promise<unknown> {
  // With `socks5h`, the name is resolved by the proxy.
  const proxy = proxyUrl.replace(/^socks5:/, 'socks5h:').replace(/^socks4:/, 'socks4a:');
  const fixed = ['--silent', '--show-error', '--max-time', String(MAX_SECONDS), '--noproxy', ''];
  const stdout = await new Promise<string>((resolve, reject) => {
    const program = execFile('curl', [...fixed, '--config', '-', ...options, address], (error, output) => {
      if (error === null) {
        resolve(output);
      } else {
        reject(new Error(`curl failed: ${error.message.slice(-500)}`));
      }
    });
    program.stdin?.end(`proxy = ${JSON.stringify(proxy)}\n`);
  });
  return JSON.parse(stdout);
}
