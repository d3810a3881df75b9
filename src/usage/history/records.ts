import { inOrder, type UsageSample, type UsageSeries } from './series.js';

/**
 * A file of samples is records one after the other, each whole in itself: windows append to it without asking each other,
 * and one that was torn spoils no other. A record is little-endian: `EGRU`, a version, zeros up to 8 bytes, then as
 * 64-bit floats the moment, what was left, and the limit.
 */
export const RECORD_BYTES = 32;
const MAGIC = Buffer.from('EGRU');
const MAGIC_NUMBER = MAGIC.readUInt32LE();
const VERSION_AT = 4;
const VERSION = 1;

export function formatRecords(samples: readonly UsageSample[]): Uint8Array {
  const bytes = Buffer.alloc(samples.length * RECORD_BYTES);
  for (const [place, { at, remaining, limit }] of samples.entries()) {
    const record = bytes.subarray(place * RECORD_BYTES);
    record.set(MAGIC);
    record.writeUInt8(VERSION, VERSION_AT);
    record.writeDoubleLE(at, 8);
    record.writeDoubleLE(remaining, 16);
    record.writeDoubleLE(limit, 24);
  }
  return bytes;
}

/** What a file of samples holds. */
export interface ReadRecords {
  readonly series: UsageSeries;
  /** Some of it is no record, beside an unfinished last one. */
  readonly isDamaged: boolean;
  /** Some of it was written by a later release. */
  readonly hasNewer: boolean;
}

export function parseRecords(bytes: Buffer): ReadRecords {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const most = Math.ceil(bytes.length / RECORD_BYTES);
  const columns = {
    at: new Float64Array(most),
    remaining: new Float64Array(most),
    limit: new Float64Array(most),
  };
  let count = 0;
  let start = bytes.indexOf(MAGIC);
  let isDamaged = start !== 0 && bytes.length > 0;
  let hasNewer = false;
  while (start >= 0) {
    const end = start + RECORD_BYTES;
    const isFollowed = end + MAGIC.length <= bytes.length && view.getUint32(end, true) === MAGIC_NUMBER;
    const next = isFollowed ? end : bytes.indexOf(MAGIC, start + MAGIC.length);
    const excess = (next < 0 ? bytes.length : next) - end;
    if ((bytes[start + VERSION_AT] ?? VERSION) > VERSION) {
      hasNewer = true;
    } else {
      isDamaged ||= next < 0 ? excess >= RECORD_BYTES : excess !== 0;
      if (excess >= 0) {
        columns.at[count] = view.getFloat64(start + 8, true);
        columns.remaining[count] = view.getFloat64(start + 16, true);
        columns.limit[count] = view.getFloat64(start + 24, true);
        count += 1;
      }
    }
    start = next;
  }
  const { at, remaining, limit } = columns;
  const read = {
    at: at.subarray(0, count),
    remaining: remaining.subarray(0, count),
    limit: limit.subarray(0, count),
  };
  return { series: inOrder(read), isDamaged, hasNewer };
}
