import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CheckList, ReadList } from '../../../../src/check/list/checkList.js';
import { BAD_LINES_TOLD, readList, type ReadListOptions } from '../../../../src/check/list/readList.js';
import { parseProxy } from '../../../../src/core/proxy/parse.js';
import { Secret } from '../../../../src/core/secret.js';
import { line } from '../../core/proxy/arbitraries.js';

function listed(lines: readonly string[], options?: ReadListOptions): ReadList {
  return readList(Buffer.from(lines.join('\n')), options);
}

/** An address with its password open, to compare by. */
function written({ scheme, host, port, user, password }: ReturnType<CheckList['address']>): string {
  return JSON.stringify([scheme, host, port, user, password?.expose()]);
}

function addresses({ list }: ReadList): readonly string[] {
  return Array.from({ length: list.count }, (_, row) => written(list.address(row)));
}

describe('a list that is read', () => {
  it('has each proxy of its lines once, in their order, as a single line is read', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const parsed = lines.map((text) => parseProxy(text));
        const proxies = parsed.flatMap((parse) => (parse.kind === 'endpoint' ? [parse.address] : []));
        const read = listed(lines);
        const distinct = new Map(
          proxies.map((address) => [written({ ...address, host: address.host.toLowerCase() }), address]),
        );
        assert.equal(read.list.count, distinct.size);
        assert.equal(read.duplicates, proxies.length - distinct.size);
        const first = new Set(addresses(read));
        assert.ok([...first].every((each) => proxies.some((address) => written(address) === each)));
        assert.equal(
          read.badLineCount,
          parsed.filter(({ kind }) => kind !== 'endpoint' && kind !== 'blank').length,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('knows the line of each, its place and its login by a number', () => {
    const { list } = listed([
      '# a comment',
      '1.2.3.4:80',
      '',
      'http://user:a%40b@host.example:3128',
      'user:a@b@other.example:3128',
      '[2001:db8::1]:1080',
      'user:other@1.2.3.5:80',
    ]);
    const rows = Array.from({ length: list.count }, (_, row) => row);
    assert.deepEqual(
      rows.map((row) => list.label(row)),
      ['1.2.3.4:80', 'host.example:3128', 'other.example:3128', '[2001:db8::1]:1080', '1.2.3.5:80'],
    );
    assert.deepEqual(
      rows.map((row) => list.origin(row).line),
      [2, 4, 5, 6, 7],
    );
    assert.deepEqual(
      rows.map((row) => list.credential(row)),
      [0, 1, 1, 0, 2],
      'the same login in two notations is one',
    );
    assert.equal(list.address(1).password?.expose(), 'a@b');
    assert.throws(() => list.label(rows.length), RangeError);
  });

  it('tells logins apart by where the user ends', () => {
    const { list } = listed([
      'ab:c@1.1.1.1:80',
      'a:bc@1.1.1.1:80',
      'abc:@1.1.1.1:80',
      'http://abc@1.1.1.1:80',
    ]);
    assert.equal(list.count, 4);
    assert.equal(new Set([0, 1, 2, 3].map((row) => list.credential(row))).size, 4);
    assert.equal(list.address(2).password?.expose(), '');
    assert.equal(list.address(3).password, undefined);
  });

  it('folds a proxy that is said again, in another case and notation', () => {
    const read = listed(['HOST.example:80', 'host.example:80', 'http://host.example:80', 'host.example:80 ']);
    assert.equal(read.list.count, 2, 'with a scheme and without are two: the one is still to be found out');
    assert.equal(read.duplicates, 2);
  });

  it('says where a line that is no proxy goes wrong, and counts those it does not tell', () => {
    const lines = Array.from({ length: BAD_LINES_TOLD + 5 }, () => 'no proxy');
    const { badLines, badLineCount, list } = listed([...lines, '1.2.3.4:80']);
    assert.deepEqual([badLines.length, badLineCount, list.count], [BAD_LINES_TOLD, BAD_LINES_TOLD + 5, 1]);
    assert.deepEqual(badLines[0], { line: 1, reason: 'unreadable', fault: 'noPort', column: 9 });
  });

  it('leaves out a line with two readings until one of them is named', () => {
    const lines = ['1.2.3.4:80', 'user.example:1080:pass.example:3128'];
    const { badLines, ambiguousNotations, list } = listed(lines);
    assert.deepEqual([list.count, badLines[0]?.reason, badLines[0]?.line], [1, 'ambiguous', 2]);
    assert.deepEqual([...ambiguousNotations].sort(), ['host:port:user:pass', 'user:pass:host:port']);
    const settled = listed(lines, { preferredNotation: 'host:port:user:pass' });
    assert.equal(settled.list.address(1).host, 'user.example');
    assert.deepEqual(settled.ambiguousNotations, []);
  });

  it('takes one login for the proxies that name none, and folds those that name the same', () => {
    const sharedLogin = { user: 'me', password: new Secret('pw') };
    const read = listed(['1.2.3.4:80', 'you:pw@1.2.3.5:80', 'me:pw@1.2.3.4:80'], { sharedLogin });
    assert.equal(read.list.count, 2);
    assert.deepEqual(
      [read.list.address(0).user, read.list.address(0).password?.expose(), read.list.address(1).user],
      ['me', 'pw', 'you'],
    );
  });

  it('may be several files, each with its own lines, in UTF-8 or as Windows writes it', () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('1.2.3.5:80\r\nx\r\n', 'utf16le')]);
    const { list, badLines } = readList([Buffer.from('\n1.2.3.4:80'), wide, Buffer.from('1.2.3.6:80\n')]);
    assert.deepEqual(
      [0, 1, 2].map((row) => list.origin(row)),
      [
        { line: 2, file: 0 },
        { line: 1, file: 1 },
        { line: 1, file: 2 },
      ],
    );
    assert.deepEqual([badLines[0]?.line, badLines[0]?.file], [2, 1]);
  });
});
