import assert from 'node:assert/strict';
import { remoteList } from '../../../../src/check/remote/remoteList.js';

function listed(...lines: readonly string[]) {
  const { text, ...list } = remoteList(new TextEncoder().encode(lines.join('\n')));
  return {
    lines: text
      .expose()
      .split('\n')
      .filter((line) => line !== ''),
    ...list,
  };
}

describe('a list that is checked from outside', () => {
  it('is written as addresses, with the login where there is one', () => {
    assert.deepEqual(
      listed('http://anna:p%40ss@203.0.113.7:8080', '203.0.113.8:1080', '203.0.113.9:80:ben:word'),
      {
        lines: ['203.0.113.7:8080:anna:p@ss', '203.0.113.8:1080', '203.0.113.9:80:ben:word'],
        lineCount: 3,
        isTooLong: false,
        credentialCount: 2,
        skipped: [],
      },
    );
  });

  it('says when one job cannot take it', () => {
    const password = 'p'.repeat(1000);
    const many = Array.from(
      { length: 2000 },
      (_, index) => `203.0.113.7:${String(1024 + index)}:anna:${password}`,
    );
    assert.equal(listed(many.join('\n')).isTooLong, true);
    assert.equal(listed(many.slice(0, 1000).join('\n')).isTooLong, false);
  });

  it('has each proxy once', () => {
    assert.equal(listed('203.0.113.8:1080', 'socks5://203.0.113.8:1080').lineCount, 1);
  });

  it('leaves out what the format cannot say, with the line and the reason', () => {
    const { lineCount, skipped } = listed(
      'proxy.example.com:8080',
      '[2001:db8::1]:8080',
      'http://anna:p%3Ass@203.0.113.7:8080',
      'http://anna:p%0Ass@203.0.113.7:8080',
      'not a proxy',
      '',
      'http://anna@203.0.113.7:99999',
    );
    assert.equal(lineCount, 0);
    assert.deepEqual(
      skipped.map(({ line, reason }) => `${String(line)} ${reason}`),
      ['1 hostName', '2 ipv6', '3 unwritableLogin', '4 unwritableLogin', '5 unreadable', '7 unreadable'],
    );
  });

  it('never holds the key of a whole account', () => {
    const { lines, skipped } = listed(
      'http://user:sk-secret-country-US@203.0.113.7:8880',
      '203.0.113.7:8880:user:sk-secret',
    );
    assert.deepEqual(lines, []);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      ['accountKey', 'accountKey'],
    );
  });
});
