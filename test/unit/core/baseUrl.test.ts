import assert from 'node:assert/strict';
import { parseBaseUrl, type BaseUrlFault } from '../../../src/core/baseUrl.js';

const TAKEN: readonly (readonly [string, string])[] = [
  ['https://api.example.com', 'https://api.example.com'],
  ['  https://API.Example.com/  ', 'https://api.example.com'],
  ['https://example.com/api/v1//', 'https://example.com/api/v1'],
  ['https://example.com:443', 'https://example.com'],
  ['https://gateway.iploop.io:9443', 'https://gateway.iploop.io:9443'],
  ['https://example.com/a/../b', 'https://example.com/b'],
  ['HTTPS://example.com', 'https://example.com'],
  ['https://8.8.8.8', 'https://8.8.8.8'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
  ['https://[::ffff:127.0.0.1]', 'https://[::ffff:7f00:1]'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://LOCALHOST', 'http://localhost'],
  ['http://127.0.0.1:80/x', 'http://127.0.0.1/x'],
  ['http://127.255.3.4', 'http://127.255.3.4'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
];

const REFUSED: readonly (readonly [string, BaseUrlFault])[] = [
  ['', 'malformed'],
  ['example.com', 'malformed'],
  ['https:example.com', 'malformed'],
  ['https:/example.com', 'malformed'],
  ['https://', 'malformed'],
  ['https:\\\\example.com', 'malformed'],
  ['https://example.com\\@evil.example', 'malformed'],
  ['https://exam\tple.com', 'malformed'],
  ['https://exa\u200bmple.com', 'malformed'],
  ['https://example .com', 'malformed'],
  ['https://example.com:99999', 'malformed'],
  ['https://[::1', 'malformed'],
  ['ftp://example.com', 'scheme'],
  ['javascript://example.com', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['https://user@example.com', 'userinfo'],
  ['https://user:pass@example.com', 'userinfo'],
  ['https://@example.com', 'userinfo'],
  ['https://example.com?', 'query'],
  ['https://example.com/?a=1', 'query'],
  ['https://example.com#', 'fragment'],
  ['https://example.com/?a#b', 'fragment'],
  ['http://example.com', 'insecure'],
  ['http://10.0.0.1', 'insecure'],
  ['http://128.0.0.1', 'insecure'],
  ['http://0.0.0.0', 'insecure'],
  ['http://[::]', 'insecure'],
  ['http://[::ffff:127.0.0.1]', 'insecure'],
  ['http://localhost.example.com', 'insecure'],
  ['http://127.0.0.1.example.com', 'insecure'],
  ['http://sub.localhost', 'insecure'],
  ['http://2130706433', 'host'],
  ['http://0x7f000001', 'host'],
  ['http://0177.0.0.1', 'host'],
  ['http://127.1', 'host'],
  ['http://127.0.0.1.', 'host'],
  ['http://localhost.', 'host'],
  ['https://example.com.', 'host'],
  ['https://134744072', 'host'],
  ['https://%65xample.com', 'host'],
  ['http://１２７.0.0.1', 'host'],
  ['http://ⓛocalhost', 'host'],
];

describe('parseBaseUrl', () => {
  for (const [text, url] of TAKEN) {
    it(`takes ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseBaseUrl(text), { ok: true, url, origin: new URL(url).origin });
    });
  }

  for (const [text, reason] of REFUSED) {
    it(`refuses ${JSON.stringify(text)}: ${reason}`, () => {
      assert.deepEqual(parseBaseUrl(text), { ok: false, reason });
    });
  }
});
