import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseProxyColumns } from '../../../../src/core/proxy/columns.js';
import { LINE_STATE, NO_SCHEME } from '../../../../src/core/proxy/lineScan.js';
import { PROXY_NOTATIONS } from '../../../../src/core/proxy/notation.js';
import { parseProxy } from '../../../../src/core/proxy/parse.js';
import { line } from './arbitraries.js';
import { plain } from './plain.js';

describe('parseProxyColumns', () => {
  it('reads each line as parseProxy does', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.option(fc.constantFrom(...PROXY_NOTATIONS), { nil: undefined }),
        (lines, preferred) => {
          const columns = parseProxyColumns(Buffer.from(lines.join('\n')), preferred);
          const rows = Array.from({ length: columns.count }, (_, index) => [
            columns.lines[index],
            plain(columns.row(index)),
          ]);
          const expected = lines
            .map((text, index) => [index + 1, plain(parseProxy(text, preferred))])
            .filter(([, parse]) => parse !== 'blank');
          assert.deepEqual(rows, expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps host, port, scheme and notation in columns that agree with the rows', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const columns = parseProxyColumns(Buffer.from(lines.join('\r\n')));
        for (let index = 0; index < columns.count; index += 1) {
          const row = columns.row(index);
          assert.equal(columns.states[index], LINE_STATE[row.kind]);
          if (row.kind === 'endpoint') {
            const start = columns.hostStarts[index] ?? NaN;
            const host = columns.bytes.subarray(start, start + (columns.hostLengths[index] ?? NaN));
            assert.equal(Buffer.from(host).toString(), row.address.host);
            assert.equal(columns.ports[index], row.address.port);
            assert.equal(columns.schemes[index] === NO_SCHEME, row.address.scheme === undefined);
            assert.equal(PROXY_NOTATIONS[columns.notations[index] ?? NaN], row.notation);
          } else {
            assert.deepEqual([columns.ports[index], columns.hostLengths[index]], [0, 0]);
          }
        }
      }),
    );
  });

  it('skips comments and blank lines, and counts them', () => {
    const columns = parseProxyColumns(Buffer.from('# list\n\n1.2.3.4:80\r\n\r\nbroken\n'));
    assert.equal(columns.count, 2);
    assert.deepEqual([...columns.lines], [3, 5]);
    assert.throws(() => columns.row(2), RangeError);
  });

  it('grows past its first estimate', () => {
    assert.equal(parseProxyColumns(Buffer.from('a:1\n'.repeat(5000))).count, 5000);
  });
});
