import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PROXY_ERROR_CODES, type ProxyFailure } from '../../../../src/core/proxyErrors.js';
import { errorInText } from '../../../../src/usage/support/errorInText.js';

/** What clients write, each with what it means; `proxy` where the proxy itself said so. */
const MESSAGES: readonly (readonly [text: string, failure: ProxyFailure, by?: 'proxy'])[] = [
  ['407', 407, 'proxy'],
  ['407 Proxy Authentication Required', 407, 'proxy'],
  ['HTTP/1.1 502 Bad Gateway', 502],
  ['< HTTP/2 403', 403],
  ["ProxyError('Tunnel connection failed: 403 Forbidden')", 403, 'proxy'],
  [
    "HTTPSConnectionPool(host='example.com', port=443): Max retries exceeded with url: / (Caused by ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 502 Bad Gateway')))",
    502,
    'proxy',
  ],
  ['curl: (56) CONNECT tunnel failed, response 407', 407, 'proxy'],
  ['curl: (56) Received HTTP code 407 from proxy after CONNECT', 407, 'proxy'],
  ['curl: (56) Received HTTP code 503 from proxy after CONNECT', 503, 'proxy'],
  ['Proxy tunneling failed: Forbidden', 403, 'proxy'],
  ['Proxy request sent, awaiting response... 407 Proxy Authentication Required', 407, 'proxy'],
  ['2026-11-22 12:30:45 ERROR 429: Too Many Requests.', 429],
  ['status=429', 429],
  ['{"level":"error","status":504,"took":12}', 504],
  ["{ statusCode: 407, host: '203.0.113.7:8080' }", 407, 'proxy'],
  ['Get "https://example.com/": Proxy Authentication Required', 407, 'proxy'],
  ['Get "https://example.com/": Bad Gateway', 502],
  ['Get "https://example.com/": Forbidden', 403],
  ['httpx.ProxyError: 407 Proxy Authentication Required', 407, 'proxy'],
  ["httpx.HTTPStatusError: Client error '403 Forbidden' for url 'https://example.com/'", 403],
  ['requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://example.com/', 403],
  ['Proxy response (407) !== 200 when HTTP Tunneling', 407, 'proxy'],
  ['Proxy response (503) !== 200 when HTTP Tunneling', 503, 'proxy'],
  ['AxiosError: Request failed with status code 407', 407, 'proxy'],
  ['AxiosError: Request failed with status code 502', 502],
  ['tunneling socket could not be established, statusCode=403', 403, 'proxy'],
  [
    "aiohttp.client_exceptions.ClientHttpProxyError: 504, message='Gateway Timeout', url='http://203.0.113.7:8080'",
    504,
    'proxy',
  ],
  [
    "scrapy.core.downloader.handlers.http11.TunnelError: Could not open CONNECT tunnel with proxy 203.0.113.7:8080 [{'status': 407, 'reason': b'Proxy Authentication Required'}]",
    407,
    'proxy',
  ],
  ['[scrapy.core.engine] DEBUG: Crawled (403) <GET https://example.com/> (referer: None)', 403],
  ['Ignoring response <429 https://example.com/>: HTTP status code is not handled or not allowed', 429],
  ['Retrying <GET https://example.com/> (failed 1 times): 503 Service Unavailable', 503],
  [
    'java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"',
    407,
    'proxy',
  ],
  [
    "The proxy tunnel request to proxy 'http://203.0.113.7:8080/' failed with status code '502'.",
    502,
    'proxy',
  ],
  ['Net::HTTPClientException: 407 "Proxy Authentication Required"', 407, 'proxy'],
  ['cURL error 56: Received HTTP code 403 from proxy after CONNECT', 403, 'proxy'],
  ['127.0.0.1 - - [22/Nov/2026:12:30:45 +0000] "GET http://example.com/ HTTP/1.1" 504 157 "-"', 504],
  ['1763812245.407 12 10.0.0.1 TCP_DENIED/403 3900 CONNECT example.com:443 - HIER_NONE/-', 403, 'proxy'],
  ['GET /page 429 12.3 ms', 429],
  ['https://example.com/ -> 403', 403],
  ['page.goto: NS_ERROR_PROXY_FORBIDDEN', 403, 'proxy'],
  ['page.goto: NS_ERROR_PROXY_AUTHENTICATION_FAILED', 407, 'proxy'],
  ['page.goto: NS_ERROR_PROXY_BAD_GATEWAY', 502, 'proxy'],
  ['page.goto: NS_ERROR_PROXY_TOO_MANY_REQUESTS', 429, 'proxy'],
  ['page.goto: NS_ERROR_PROXY_GATEWAY_TIMEOUT', 504, 'proxy'],
  ['page.goto: net::ERR_PROXY_AUTH_UNSUPPORTED at https://example.com/', 407, 'proxy'],
  ['page.goto: net::ERR_INVALID_AUTH_CREDENTIALS at https://example.com/', 407, 'proxy'],
  ['Error: net::ERR_TUNNEL_CONNECTION_FAILED at https://example.com/', 'tunnelRefused', 'proxy'],
  ['reqwest::Error: tunnel error: unsuccessful', 'tunnelRefused', 'proxy'],
  ['page.goto: net::ERR_PROXY_CONNECTION_FAILED at https://example.com/', 'noConnection'],
  ['curl: (5) Could not resolve proxy: proxy.example.com', 'noConnection'],
  ['proxyconnect tcp: dial tcp 203.0.113.7:8080: connect: connection refused', 'noConnection'],
  [
    "ProxyError('Cannot connect to proxy.', NewConnectionError('<Connection object>: Failed to establish a new connection: [Errno 111] Connection refused'))",
    'noConnection',
  ],
  ['the proxy gives me a 503 all the time', 503],
  [
    '2026-11-22 12:30:45,503 ERROR spider: Tunnel connection failed: 407 Proxy Authentication Required',
    407,
    'proxy',
  ],
];

/** Where these numbers are no status. */
const NUMBERS = [
  '',
  'no number at all',
  'connected to 203.0.113.7:407',
  'proxy 10.0.0.1:502 is up',
  'http://proxy:503/',
  'proxy.example.com:429',
  'listening on port 503',
  '[proxy] listening on port 503',
  '192.168.4.407',
  '10.403.1.1',
  '2026-11-22 12:30:45,503 INFO started the proxy',
  '12:30:45.407 proxy started',
  '1,403 proxies were read',
  '403 proxies were read',
  '502 rows from the proxy list',
  'the proxy answered in 502 ms',
  'Content-Length: 503',
  '"GET / HTTP/1.1" 200 502 "-"',
  'File "scrape.py", line 403, in fetch',
  '  at fetch (proxy.js:403:12)',
  'closes #429',
  'proxy-403-x',
  'https://docs.example.com/proxy/errors/407',
  '4030 5021 15030',
  'size 407.5 kB',
  '$502',
];

describe('the error in a text', () => {
  for (const [text, failure, by] of MESSAGES) {
    it(`is ${failure}${by ? ' of the proxy' : ''}: ${text.slice(0, 90)}`, () => {
      assert.deepEqual(errorInText(text), { failures: [failure], isFromProxy: by === 'proxy' });
    });
  }

  for (const text of NUMBERS) {
    it(`is none: ${text}`, () => {
      assert.deepEqual(errorInText(text).failures, []);
    });
  }

  it('is, of several, the one nearest to words about a proxy', () => {
    const { failures, isFromProxy } = errorInText(
      [
        'GET https://example.com/a 403 Forbidden',
        'GET https://example.com/b 429 Too Many Requests',
        'requests.exceptions.ProxyError: Tunnel connection failed: 502 Bad Gateway',
      ].join('\n'),
    );
    assert.deepEqual({ failures, isFromProxy }, { failures: [502], isFromProxy: true });
  });

  it('is left to the person where nothing tells which of several is meant', () => {
    assert.deepEqual(errorInText('status=403\r\nstatus=429\nstatus=403'), {
      failures: [403, 429],
      isFromProxy: false,
    });
  });

  it('is read from any text, and only ever one of those that are explained', () => {
    const word = fc.constantFrom(
      'proxy',
      'tunnel',
      ':',
      ' ',
      '\n',
      '407',
      '502',
      '"',
      '(',
      'status',
      '=',
      'Forbidden',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join('')),
        ),
        (text) => {
          const { failures } = errorInText(text);
          assert.equal(new Set(failures).size, failures.length);
        },
      ),
    );
  });

  it('reads the beginning of a selection that has no end', () => {
    const text = `${'proxy 502 '.repeat(9_000)}\n`;
    assert.deepEqual(errorInText(text + 'x'.repeat(2_000_000)).failures, [502]);
    assert.deepEqual(errorInText(`${'x'.repeat(100_000)}\nstatus=407`).failures, []);
  });

  it('knows every code by its number alone', () => {
    for (const code of PROXY_ERROR_CODES) {
      assert.deepEqual(errorInText(` ${code}\n`).failures, [code]);
    }
  });
});
