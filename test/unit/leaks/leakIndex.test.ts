import assert from 'node:assert/strict';
import fc from 'fast-check';
import { leaksIn } from '../../../src/leaks/detect.js';
import { LeakIndex } from '../../../src/leaks/leakIndex.js';

const LEAK = '185.123.45.67:8080:alice:kx82hd';
const always = () => true;

function foundLines(index: LeakIndex): readonly number[] {
  return index.found.map(({ line }) => line);
}

describe('the credentials of a text that changes', () => {
  it('are looked for on the lines that an edit touched, and no others', () => {
    const lines = Array.from({ length: 1000 }, (_, at): string => (at % 10 === 0 ? LEAK : 'nothing'));
    const index = new LeakIndex(lines.length);
    const looked: number[] = [];
    const lineAt = (line: number) => {
      looked.push(line);
      return lines[line] ?? '';
    };
    assert.ok(index.look(lineAt, always));
    assert.equal(looked.length, 1000);
    assert.equal(index.found.length, 100);
    looked.length = 0;
    lines.splice(500, 1, 'no more', LEAK);
    index.replaceLines(500, 501, 2);
    assert.ok(index.look(lineAt, always));
    assert.deepEqual(looked, [500, 501]);
    assert.equal(index.found.length, 100);
    assert.deepEqual(foundLines(index).slice(49, 52), [490, 501, 511]);
  });

  it('are found in pieces, and the rest after an edit in between', () => {
    const lines = [LEAK, LEAK, LEAK, LEAK];
    const index = new LeakIndex(lines.length);
    let left = 2;
    assert.equal(
      index.look(
        (line) => lines[line] ?? '',
        () => (left -= 1) >= 0,
      ),
      false,
    );
    assert.deepEqual(foundLines(index), [0, 1]);
    lines.splice(1, 1);
    index.replaceLines(1, 2, 0);
    assert.deepEqual(foundLines(index), [0]);
    assert.ok(index.look((line) => lines[line] ?? '', always));
    assert.deepEqual(foundLines(index), [0, 1, 2]);
  });

  it('are those of the whole text after any edits, looked at whenever', () => {
    const line = fc.constantFrom(LEAK, 'nothing', '', 'http://a:b@c');
    const edit = fc.record({
      start: fc.nat(20),
      removed: fc.nat(5),
      added: fc.array(line, { maxLength: 4 }),
      looks: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.array(edit, { maxLength: 12 }), (text, edits) => {
        const lines = [...text];
        const index = new LeakIndex(lines.length);
        const lineAt = (at: number) => {
          const found = lines[at];
          assert.ok(found !== undefined, `line ${at} of ${lines.length}`);
          return found;
        };
        for (const { start, removed, added, looks } of edits) {
          const from = Math.min(start, lines.length);
          const to = Math.min(from + removed, lines.length);
          lines.splice(from, to - from, ...added);
          index.replaceLines(from, to, added.length);
          let left = looks;
          index.look(lineAt, () => (left -= 1) >= 0);
        }
        assert.ok(index.look(lineAt, always));
        assert.deepEqual(
          foundLines(index),
          lines.flatMap((each, at) => (leaksIn(each).length > 0 ? [at] : [])),
        );
      }),
      { numRuns: 500 },
    );
  });
});
