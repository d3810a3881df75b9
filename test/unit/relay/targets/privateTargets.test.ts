import assert from 'node:assert/strict';
import { isPrivateHost } from '../../../../src/relay/targets/privateTargets.js';
import { readAuthority, readHost, readUrl } from '../../../../src/relay/targets/target.js';

const isRefused = (spelling: string) => {
  const host = readHost(spelling);
  return host === undefined || isPrivateHost(host);
};

describe('a target of this machine or its networks', () => {
  for (const spelling of [
    ...[
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '0177.0.0.1',
      '127.0.0.1.',
      '0',
      '0.0.0.0',
    ],
    ...[
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '100.64.0.1',
      '169.254.169.254',
      '100.100.100.200',
    ],
    ...['224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.0.192', '168.63.129.16'],
    ...[
      '::',
      '::1',
      '0:0:0:0:0:0:0:1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      '::ffff:0:10.0.0.1',
    ],
    ...[
      '64:ff9b::7f00:1',
      '64:ff9b::169.254.169.254',
      '2002:7f00:1::',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
    ],
    ...['fe80::1%eth0', 'fec0::1', 'ff02::1', '2001:0:7f00:1::', '64:ff9b:1::1'],
    ...[
      'localhost',
      'LOCALHOST',
      'localhost.',
      'a.localhost',
      'localhost.localdomain',
      'metadata.google.internal',
    ],
    ...['metadata', 'printer.local', 'nas.lan', 'router.home.arpa', 'kubernetes.default.svc'],
    ...[
      '%31%32%37.0.0.1',
      '１２７.0.0.1',
      '①②⑦.0.0.1',
      '127。0。0。1',
      '[::1]',
      'a b',
      'a\r\nb',
      'a@b.com',
      '',
      '.',
      'a..b',
    ],
  ]) {
    it(`is refused as ${JSON.stringify(spelling)}`, () => {
      assert.equal(isRefused(spelling), true);
    });
  }

  for (const spelling of [
    ...[
      'example.com',
      'EXAMPLE.com.',
      'xn--bcher-kva.example',
      '1.1.1.1',
      '172.32.0.1',
      '100.128.0.1',
      '169.253.0.1',
    ],
    ...['2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808', 'a_b.example.com', 'internal.example.com'],
    ...['127.0.0.1.example.com', 'notlocalhost.com', '1e100.net'],
  ]) {
    it(`is not ${spelling}`, () => {
      assert.equal(isRefused(spelling), false);
    });
  }
});

describe('what a request names', () => {
  it('is read as host and port', () => {
    assert.deepEqual(readAuthority('Example.com.:443'), { host: 'example.com', port: 443 });
    assert.deepEqual(readAuthority('[2606:4700::1]:8'), { host: '2606:4700::1', port: 8 });
    assert.deepEqual(readAuthority('example.com', 80), { host: 'example.com', port: 80 });
  });

  for (const text of [
    'example.com',
    'a.b:0',
    'a.b:65536',
    'a.b:080',
    'a.b:',
    'a.b:1:2',
    '2606::1:80',
    '[a.b]:80',
    '[::1',
    'u@a.b:80',
    'a.b:80/',
  ]) {
    it(`is nothing as ${text}`, () => {
      assert.equal(readAuthority(text), undefined);
    });
  }

  it('is read from a URL in absolute form', () => {
    assert.deepEqual(readUrl('http://a.example:81/x?y'), {
      target: { host: 'a.example', port: 81 },
      path: '/x?y',
    });
    assert.deepEqual(readUrl('HTTP://a.example?y'), { target: { host: 'a.example', port: 80 }, path: '/?y' });
  });

  for (const url of [
    '/',
    '*',
    'https://a.example/',
    'http:///x',
    'http://u:p@a.example/',
    'http://a.example\\@b.example/',
    'http://a.example/#x',
    'http:a.example',
  ]) {
    it(`is nothing in ${url}`, () => {
      assert.equal(readUrl(url), undefined);
    });
  }
});
