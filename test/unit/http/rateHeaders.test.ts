import assert from 'node:assert/strict';
import { rateNews } from '../../../src/http/rateHeaders.js';

const NOW = Date.parse('2025-01-01T00:00:00Z');

function news(status: number, headers: Record<string, string>) {
  return rateNews(status, (name) => headers[name], NOW);
}

const NONE = { limit: undefined, remaining: undefined, resetInMs: undefined, retryAfterMs: undefined };

describe('what headers tell of limits', () => {
  it('is nothing without them, or with others than they are', () => {
    assert.deepEqual(news(429, {}), NONE);
    const odd = {
      'x-ratelimit-limit': '30, 30;w=60',
      'x-ratelimit-remaining': '-1',
      'x-ratelimit-reset': 'soon',
      'retry-after': 'later',
    };
    assert.deepEqual(news(429, odd), NONE);
  });

  it('is the limit, what is left of it, and for how long', () => {
    const headers = {
      'x-ratelimit-limit': '30',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(NOW / 1000 + 20),
    };
    assert.deepEqual(news(200, headers), {
      limit: 30,
      remaining: 0,
      resetInMs: 20_000,
      retryAfterMs: undefined,
    });
  });

  it('is the reset as the time to wait where a 429 tells no other', () => {
    const reset = { 'x-ratelimit-reset': String(NOW / 1000 + 20) };
    assert.equal(news(429, reset).retryAfterMs, 20_000);
    assert.equal(news(429, { ...reset, 'retry-after': '3' }).retryAfterMs, 3000);
  });

  it('is reckoned by the clock of the server', () => {
    const headers = {
      date: new Date(NOW + 3_600_000).toUTCString(),
      'x-ratelimit-reset': String(NOW / 1000 + 3620),
      'retry-after': new Date(NOW + 3_605_000).toUTCString(),
    };
    assert.deepEqual(news(200, headers), { ...NONE, resetInMs: 20_000, retryAfterMs: 5000 });
  });

  it('is rounded up to whole seconds, and nothing where a number is none of seconds', () => {
    const wait = (text: string) => news(429, { 'retry-after': text }).retryAfterMs;
    assert.deepEqual(['1.5', ' 3 ', '60.0', '0.2'].map(wait), [2000, 3000, 60_000, 1000]);
    assert.deepEqual(['-1', '1.5.2', '2001', '12/1'].map(wait), [undefined, undefined, 2_001_000, undefined]);
  });

  it('is no wait where the time has passed', () => {
    assert.equal(news(429, { 'retry-after': new Date(NOW - 5000).toUTCString() }).retryAfterMs, 0);
    assert.equal(news(200, { 'x-ratelimit-reset': '1' }).resetInMs, 0);
  });
});
