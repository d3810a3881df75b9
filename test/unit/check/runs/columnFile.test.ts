import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatColumns, parseColumns, type ColumnFile } from '../../../../src/check/runs/columnFile.js';
import { keptList, listFrom } from '../../../../src/check/runs/keptList.js';
import {
  endWaiting,
  keptResults,
  resultsFrom,
  verdictCounts,
} from '../../../../src/check/runs/keptResults.js';
import { formatRunRecord, parseRunRecord } from '../../../../src/check/runs/runRecord.js';
import { rowList } from '../../../../src/check/list/rowList.js';
import { newResults } from '../../../../src/check/results.js';
import { VERDICTS } from '../../../../src/check/verdict.js';
import { address } from '../../core/proxy/arbitraries.js';

const columns = fc.record({
  a: fc.uint8Array({ maxLength: 20 }),
  b: fc.uint16Array({ maxLength: 20 }),
  c: fc.uint32Array({ maxLength: 20 }),
  d: fc.float32Array({ maxLength: 20 }),
});
const file: fc.Arbitrary<ColumnFile> = fc
  .tuple(columns, fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }))
  .map(([given, words]) => ({ columns: { ...given }, texts: { words } }));

function bytesOf(content: ColumnFile): Buffer {
  return Buffer.concat(formatColumns(content));
}

describe('columns in a file', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(file, (content) => {
        assert.deepEqual(parseColumns(bytesOf(content)), content);
      }),
    );
  });

  it('do not come back where any byte is another, missing or too many', () => {
    fc.assert(
      fc.property(file, fc.nat(), fc.integer({ min: 1, max: 255 }), (content, at, flip) => {
        const bytes = bytesOf(content);
        const damaged = Buffer.from(bytes);
        damaged[at % bytes.length] = (damaged[at % bytes.length] ?? 0) ^ flip;
        assert.equal(parseColumns(damaged), undefined);
        assert.equal(parseColumns(bytes.subarray(0, at % bytes.length)), undefined);
        assert.equal(parseColumns(Buffer.concat([bytes, Buffer.from([flip])])), undefined);
      }),
    );
  });

  it('are those of the moment, though the run goes on', () => {
    const column = Uint8Array.of(1, 2, 3);
    const pieces = formatColumns({ columns: { column }, texts: {} });
    column.fill(9);
    assert.deepEqual(parseColumns(Buffer.concat(pieces))?.columns['column'], Uint8Array.of(1, 2, 3));
  });
});

describe('a list that is kept', () => {
  it('has places, origins and that there was a login, and never which', () => {
    fc.assert(
      fc.property(fc.array(address, { maxLength: 20 }), (addresses) => {
        const { list } = rowList(
          addresses.map((each, row) => ({
            address: each,
            ...(row % 2 === 0 && { country: 'NL' }),
            origin: row % 3 === 0 ? { account: `a${row % 2}`, proxy: `order/1/${row}` } : { line: row + 1 },
          })),
        );
        const bytes = bytesOf(keptList(list));
        const kept = parseColumns(bytes);
        const back = kept && listFrom(kept);
        assert.ok(back);
        assert.equal(back.count, list.count);
        for (let row = 0; row < list.count; row += 1) {
          const { scheme, host, port } = list.address(row);
          assert.deepEqual(back.address(row), { ...(scheme && { scheme }), host, port });
          assert.deepEqual(back.origin(row), list.origin(row));
          assert.deepEqual(
            [back.label(row), back.credential(row), back.askedCountry(row)],
            [list.label(row), list.credential(row), list.askedCountry(row)],
          );
        }
      }),
    );
  });
});

describe('results that are kept', () => {
  it('come back with their exits, and what was waiting stays unchecked', () => {
    const results = newResults(3);
    results.verdicts.set([VERDICTS.indexOf('live'), VERDICTS.indexOf('timeout'), 0]);
    results.firstByteMs[0] = 142.5;
    results.exitIps.push('203.0.113.7');
    results.exits[0] = 1;
    const kept = parseColumns(bytesOf(keptResults(results)));
    assert.ok(kept);
    const back = resultsFrom(kept, 3);
    assert.deepEqual(back, results);
    endWaiting(back);
    assert.equal(VERDICTS[back.verdicts[2] ?? 0], 'unchecked');
    const counts = verdictCounts(back);
    assert.deepEqual(counts.map((count, verdict) => (count > 0 ? VERDICTS[verdict] : '')).filter(Boolean), [
      'live',
      'timeout',
      'unchecked',
    ]);
  });

  it('are none where they belong to another list, or name an exit that is not there', () => {
    const results = newResults(2);
    results.exits[1] = 1;
    const kept = keptResults(results);
    assert.equal(resultsFrom(kept, 2), undefined);
    results.exits[1] = 0;
    assert.ok(resultsFrom(kept, 2));
    assert.equal(resultsFrom(kept, 3), undefined);
  });
});

describe('the record of a run', () => {
  const record = {
    title: 'list.txt',
    source: { kind: 'file' as const, path: '/list.txt' },
    checkedBy: { kind: 'local' as const },
    startedAt: 1,
    progress: {
      state: 'stopped' as const,
      stopped: { kind: 'noJudge' as const, tried: ['http://judge.example/'] },
      total: 2,
      done: 1,
      live: 1,
      perSecond: 0,
    },
    counts: [1, 1],
    badLineCount: 1,
    badLines: [{ line: 3, reason: 'unreadable' as const, fault: 'noPort' as const, column: 2 }],
    duplicateCount: 0,
    process: 4,
  };

  it('comes back as it was', () => {
    assert.deepEqual(parseRunRecord(Buffer.from(formatRunRecord(record))), record);
  });

  it('is damaged where it is anything else, and left alone where a later release wrote it', () => {
    const text = formatRunRecord(record);
    for (const other of ['', '[]', text.slice(0, -3), text.replace('"stopped"', '"dancing"'), '\u0000']) {
      assert.equal(parseRunRecord(Buffer.from(other)), 'damaged', other);
    }
    assert.equal(parseRunRecord(Buffer.from('{"schemaVersion":2}')), 'newerVersion');
  });
});
