import type { ProbeTarget } from '../../../../src/check/probe/probe.js';

/** The page at an `http:` or `https:` URL, asked for once. */
export function httpTarget(url: string, rest: Partial<ProbeTarget> = {}): ProbeTarget {
  const { hostname, host, port, pathname, protocol } = new URL(url);
  const isTls = protocol === 'https:';
  const headers = `Host: ${host}\r\nConnection: close\r\n`;
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isTls ? 443 : 80),
    isTls,
    request: Buffer.from(`GET ${pathname} HTTP/1.1\r\n${headers}\r\n`),
    absoluteHead: Buffer.from(isTls ? '' : `GET ${url} HTTP/1.1\r\n${headers}`),
    answerBytes: 64 * 1024,
    ...rest,
  };
}
