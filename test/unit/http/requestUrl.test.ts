import assert from 'node:assert/strict';
import fc from 'fast-check';
import { requestUrl } from '../../../src/http/requestUrl.js';

const BASE = 'https://api.example.com/api/v1';

describe('the URL of a call', () => {
  it('never leaves its base, whatever the segments', () => {
    const nasty = ['..', '.', '', '/', '\\', '%2e%2e', '%2f', '//evil.example', 'https://evil.example'];
    const odd = ['?', '#', '@', ':', '\t', '\n', '..;', '%00', '\ud800', 'ü'];
    const segment = fc.oneof(
      fc.constantFrom(...nasty, ...odd),
      fc.tuple(fc.constantFrom(...nasty), fc.constantFrom(...odd)).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 4 }),
        fc.dictionary(fc.string(), fc.string()),
        (path, query) => {
          const text = requestUrl(BASE, { path, query });
          if (text === undefined) {
            assert(path.some((part) => ['', '.', '..'].includes(part) || /\p{Surrogate}/u.test(part)));
            return;
          }
          const url = new URL(text);
          assert.equal(url.origin, 'https://api.example.com');
          assert.deepEqual(url.pathname.split('/').slice(0, 3), ['', 'api', 'v1']);
          assert.deepEqual(url.pathname.split('/').slice(3).map(decodeURIComponent), path);
          assert.equal(url.hash, '');
        },
      ),
    );
  });

  it('holds each query parameter that has a value, and gives it back', () => {
    const text = requestUrl(BASE, { path: ['x'], query: { a: 'ü&=+ #', none: undefined, n: 0, is: false } });
    assert.deepEqual(
      [...new URL(text ?? '').searchParams],
      [
        ['a', 'ü&=+ #'],
        ['n', '0'],
        ['is', 'false'],
      ],
    );
  });

  it('is the base alone where there is no path', () => {
    assert.equal(requestUrl('https://example.com', { path: [] }), 'https://example.com/');
  });
});
