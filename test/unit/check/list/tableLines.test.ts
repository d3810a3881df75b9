import assert from 'node:assert/strict';
import { readList } from '../../../../src/check/list/readList.js';
import { tableLines } from '../../../../src/check/list/tableLines.js';
import { checkedList } from '../../../../src/snippets/formats/checkedList.js';
import { Secret } from '../../../../src/core/secret.js';

function read(text: string) {
  const { list, badLines } = readList(Buffer.from(text));
  const rows = Array.from({ length: list.count }, (_, row) => {
    const { scheme, host, port, user, password } = list.address(row);
    return [list.origin(row).line, scheme, host, port, user, password?.expose()];
  });
  return { rows, badLines: badLines.map(({ line }) => line) };
}

describe('a table of proxies', () => {
  it('in CSV keeps its lines, whatever separates and quotes its cells', () => {
    assert.deepEqual(
      read(
        'IP;Port;Country;Protocol;User;Password\n1.2.3.4;80;US;socks5;me;"a;""b@"\n\n1.2.3.5;x;;;;\n1.2.3.6;81;;;;',
      ),
      {
        rows: [
          [2, 'socks5', '1.2.3.4', 80, 'me', 'a;"b@'],
          [5, undefined, '1.2.3.6', 81, undefined, undefined],
        ],
        badLines: [4],
      },
    );
  });

  it('in JSON is none where to parse it could take all memory', () => {
    const entry = '{"host":"1.2.3.4","port":80}';
    const space = ' '.repeat(24 * 1024 * 1024 - entry.length - 2);
    assert.ok(tableLines(Buffer.from(`[${space}${entry}]`)));
    assert.equal(tableLines(Buffer.from(`[${space} ${entry}]`)), undefined);
  });

  it('in JSON is a list, or has one', () => {
    const entries = [{ host: '1.2.3.4', port: 80, scheme: 'http' }, 'u:p@1.2.3.5:81', { no: 'proxy' }];
    const expected = {
      rows: [
        [1, 'http', '1.2.3.4', 80, undefined, undefined],
        [2, undefined, '1.2.3.5', 81, 'u', 'p'],
      ],
      badLines: [3],
    };
    assert.deepEqual(read(JSON.stringify(entries)), expected);
    assert.deepEqual(read(JSON.stringify({ ok: true, data: entries })), expected);
  });

  it('is none where a list begins like one', () => {
    assert.deepEqual(read('[2001:db8::1]:80\n1.2.3.4:80').rows.length, 2);
    assert.deepEqual(read('a,b:80@1.2.3.4:81').rows.length, 1);
    assert.deepEqual(read('{').badLines, [1]);
    assert.deepEqual(read('{"a":1}').rows, []);
  });

  it('is what a check was exported as', () => {
    const proxies = [
      {
        address: {
          scheme: 'socks5' as const,
          host: '1.2.3.4',
          port: 80,
          user: 'u,"',
          password: new Secret('p;@:'),
        },
        facts: { verdict: 'live' },
      },
    ];
    for (const format of ['txt', 'csv', 'json'] as const) {
      const pieces = [...checkedList(proxies, format, { columns: ['verdict'], hasLogins: true })];
      const [row] = read(pieces.map((piece) => piece.expose()).join('')).rows;
      assert.deepEqual(row?.slice(1), ['socks5', '1.2.3.4', 80, 'u,"', 'p;@:'], format);
    }
  });
});
