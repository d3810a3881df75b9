import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeFrame, encodeFrame, FrameError, type Frame } from '../../../src/protocol/columns.js';
import { TextTable } from '../../../src/protocol/textTable.js';

const KINDS = {
  verdicts: 'u8',
  ports: 'u16',
  hosts: 'u32',
  latencies: 'f32',
  exact: 'f64',
  names: 'texts',
} as const;

type TestFrame = Frame<typeof KINDS>;

function arbitraryFrame(): fc.Arbitrary<TestFrame> {
  const numbers = fc.integer({ min: 0, max: 40 }).chain((rowCount) =>
    fc.record({
      rowCount: fc.constant(rowCount),
      rows: fc.option(
        rowCount === 0
          ? fc.constant(new Uint32Array(0))
          : fc.uint32Array({ max: rowCount - 1, maxLength: rowCount }),
        { nil: undefined },
      ),
    }),
  );
  return numbers.chain(({ rowCount, rows }) => {
    const length = rows?.length ?? rowCount;
    const size = { minLength: length, maxLength: length };
    const names = fc.array(fc.string({ unit: 'grapheme' }));
    return fc
      .record({
        verdicts: fc.uint8Array(size),
        ports: fc.uint16Array(size),
        hosts: fc.uint32Array(size),
        latencies: fc.float32Array(size),
        exact: fc.float64Array(size),
        names: fc
          .tuple(names, fc.nat(3))
          .map(([texts, first]) => TextTable.of(texts, Math.min(first, texts.length))),
      })
      .map((columns) => ({ rowCount, columns, ...(rows && { rows }) }));
  });
}

/** Everything a reader can ask of a frame. */
function readAll({ rowCount, rows, columns }: TestFrame) {
  const { names, ...numbers } = columns;
  return { rowCount, rows, numbers, first: names.first, names: names.all() };
}

describe('a frame of columns', () => {
  it('brings over what was put into it', () => {
    fc.assert(
      fc.property(arbitraryFrame(), (frame) => {
        const decoded = decodeFrame(KINDS, encodeFrame(KINDS, frame));
        assert.deepEqual(readAll(decoded), readAll(frame));
      }),
    );
  });

  it('is read without a copy of the numbers', () => {
    const buffer = encodeFrame(
      { values: 'f64' },
      { rowCount: 3, columns: { values: Float64Array.of(1, 2, 3) } },
    );
    const { columns } = decodeFrame({ values: 'f64' }, buffer);
    assert.equal(columns.values.buffer, buffer);
    assert.deepEqual(columns.values, Float64Array.of(1, 2, 3));
  });

  it('passes over columns that the reader does not know', () => {
    const buffer = encodeFrame(
      { known: 'u8', other: 'u16' },
      { rowCount: 1, columns: { known: Uint8Array.of(7), other: Uint16Array.of(8) } },
    );
    assert.deepEqual(decodeFrame({ known: 'u8' }, buffer).columns, { known: Uint8Array.of(7) });
  });

  it('is refused or read safely when any byte of it is another', () => {
    let refused = 0;
    fc.assert(
      fc.property(arbitraryFrame(), fc.nat(), fc.integer({ min: 1, max: 255 }), (frame, at, change) => {
        const buffer = encodeFrame(KINDS, frame);
        const bytes = new Uint8Array(buffer);
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ change;
        refused += readsOrRefuses(buffer) ? 0 : 1;
      }),
      { numRuns: 500 },
    );
    assert.ok(refused > 0);
  });

  it('is refused when it is cut off, longer, or no frame at all', () => {
    fc.assert(
      fc.property(arbitraryFrame(), fc.nat(), (frame, at) => {
        const buffer = encodeFrame(KINDS, frame);
        const longer = new Uint8Array(buffer.byteLength + 1);
        longer.set(new Uint8Array(buffer));
        assert.equal(readsOrRefuses(buffer.slice(0, at % buffer.byteLength)), false);
        assert.equal(readsOrRefuses(longer.buffer), false);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        assert.equal(readsOrRefuses(bytes.slice().buffer), false);
      }),
    );
  });

  it('says what is wrong', () => {
    const frame = { rowCount: 2, columns: { a: Uint8Array.of(1, 2) } };
    const buffer = encodeFrame({ a: 'u8' }, frame);
    const changed = (at: number, to: number) => {
      const copy = buffer.slice(0);
      new DataView(copy).setUint8(at, to);
      return copy;
    };
    const messageOf = (kinds: Parameters<typeof decodeFrame>[0], of: ArrayBuffer) => {
      try {
        decodeFrame(kinds, of);
      } catch (error) {
        assert.ok(error instanceof FrameError);
        return error.message;
      }
      return assert.fail('it was read');
    };
    assert.equal(messageOf({ a: 'u8' }, new ArrayBuffer(0)), 'the buffer is no frame');
    assert.equal(messageOf({ a: 'u8' }, changed(0, 0)), 'the buffer is no frame');
    assert.equal(messageOf({ a: 'u8' }, changed(4, 9)), 'the frame is of version 9, not 1');
    assert.equal(messageOf({ a: 'u8' }, changed(12, 1)), 'the frame is cut off, or something follows it');
    assert.equal(messageOf({ a: 'u8' }, changed(6, 200)), "the frame's directory is cut off");
    assert.equal(messageOf({ a: 'u8' }, changed(25, 255)), 'column a is not within the frame');
    assert.equal(messageOf({ a: 'u8' }, changed(20, 1)), 'column a has 2 bytes for 1 values');
    assert.equal(messageOf({ a: 'u8' }, changed(8, 5)), 'column a has 2 values for 5 rows');
    assert.equal(messageOf({ a: 'u16' }, buffer), 'the frame has no column a of kind u16');
    assert.equal(messageOf({ b: 'u8' }, buffer), 'the frame has no column b of kind u8');
    const beyond = encodeFrame({ a: 'u8' }, { ...frame, rows: Uint32Array.of(0, 2) });
    assert.equal(messageOf({ a: 'u8' }, beyond), 'a row of the frame is beyond its 2 rows');
  });
});

/** Whether the frame could be read, all of it; a refusal is an error of its own kind. */
function readsOrRefuses(buffer: ArrayBuffer): boolean {
  try {
    const { columns } = decodeFrame(KINDS, buffer);
    columns.names.all();
    columns.names.at(1e9);
    return true;
  } catch (error) {
    assert.ok(error instanceof FrameError, String(error));
    return false;
  }
}
