import assert from 'node:assert/strict';
import { readList } from '../../../../src/check/list/readList.js';
import { remoteParts } from '../../../../src/check/remote/remoteParts.js';

function parted(...lines: readonly string[]) {
  const { list } = readList(new TextEncoder().encode(lines.join('\n')));
  const { parts, ...rest } = remoteParts(list);
  return { jobs: parts.map(({ text }) => text.expose().split('\n')), parts, ...rest };
}

describe('a list that is checked from outside', () => {
  it('is written as addresses, with the login where there is one', () => {
    const { jobs, lineCount, credentialCount, skipped } = parted(
      'http://anna:p%40ss@203.0.113.7:8080',
      '203.0.113.8:1080',
      '203.0.113.9:80:ben:word',
    );
    assert.deepEqual(jobs, [['203.0.113.7:8080:anna:p@ss', '203.0.113.8:1080', '203.0.113.9:80:ben:word']]);
    assert.deepEqual([lineCount, credentialCount, skipped], [3, 2, []]);
  });

  it('is split where one job cannot take it, and loses nothing', () => {
    const password = '"'.repeat(500);
    const lines = Array.from({ length: 2500 }, (_, index) => `203.0.113.7:${1024 + index}:anna:${password}`);
    const { jobs, parts, lineCount } = parted(...lines);
    assert.deepEqual(jobs.flat(), lines);
    assert.equal(lineCount, 2500);
    assert.equal(parts.length, 2);
    for (const { text, lineCount: count } of parts) {
      assert.equal(text.expose().split('\n').length, count);
      const body = JSON.stringify({ proxies_text: text.expose(), include_anonymity: true });
      assert.ok(Buffer.byteLength(body) <= 2_000_000, `${Buffer.byteLength(body)} bytes`);
    }
  });

  it('has each address once: two answers for one could not be told apart', () => {
    const { jobs, skipped } = parted('203.0.113.8:1080', 'socks5://203.0.113.8:1080', '203.0.113.8:1080:a:b');
    assert.deepEqual(jobs, [['203.0.113.8:1080']]);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      ['samePlace', 'samePlace'],
    );
  });

  it('leaves out what the format cannot say, with the place and the reason', () => {
    const { jobs, skipped } = parted(
      'proxy.example.com:8080',
      '[2001:db8::1]:8080',
      'http://anna:p%3Ass@203.0.113.7:8080',
      'http://anna:p%0Ass@203.0.113.7:8080',
    );
    assert.deepEqual(jobs, []);
    assert.deepEqual(
      skipped.map(({ row, reason }) => `${row} ${reason}`),
      ['0 hostName', '1 ipv6', '2 unwritableLogin', '3 unwritableLogin'],
    );
  });

  it('never holds the key of a whole account', () => {
    const { jobs, skipped } = parted(
      'http://user:sk-secret-country-US@203.0.113.7:8880',
      '203.0.113.7:8881:user:sk-secret',
    );
    assert.deepEqual(jobs, []);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      ['accountKey', 'accountKey'],
    );
  });
});
