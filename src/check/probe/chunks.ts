import { byteAt } from '../../core/proxy/bytes.js';

const LF = 0x0a;
/** A size with its extensions; nobody needs more. */
const LONGEST_SIZE_LINE = 256;

interface Chunk {
  readonly start: number;
  /** Exclusive; `start` for the last chunk, which is empty. */
  readonly end: number;
}

/** Follows the chunks of a body as they come: whole with the empty one, whatever trailers follow. */
export class ChunkScan {
  constructor(private at: number) {}

  read(bytes: Buffer, length: number): 'more' | 'whole' | 'broken' {
    while (this.at < length) {
      const chunk = chunkAt(bytes, this.at, length);
      if (typeof chunk === 'string') {
        return chunk;
      }
      if (chunk.end === chunk.start) {
        return 'whole';
      }
      this.at = chunk.end + 2;
    }
    return 'more';
  }
}

/** What the chunks hold, as far as they came. */
export function unchunked(bytes: Buffer, start: number, length: number): Buffer {
  const parts: Buffer[] = [];
  let at = start;
  while (at < length) {
    const chunk = chunkAt(bytes, at, length);
    if (typeof chunk === 'string' || chunk.end === chunk.start) {
      break;
    }
    parts.push(bytes.subarray(chunk.start, Math.min(chunk.end, length)));
    at = chunk.end + 2;
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

function chunkAt(bytes: Buffer, start: number, length: number): Chunk | 'more' | 'broken' {
  const limit = Math.min(length, start + LONGEST_SIZE_LINE);
  let size = 0;
  let at = start;
  for (; at < limit; at += 1) {
    const digit = hexDigit(byteAt(bytes, at));
    if (digit === -1) {
      break;
    }
    size = size * 16 + digit;
  }
  if (at - start > 8 || (at === start && at < limit)) {
    return 'broken';
  }
  while (at < limit && bytes[at] !== LF) {
    at += 1;
  }
  if (at === limit) {
    return limit === length ? 'more' : 'broken';
  }
  return { start: at + 1, end: at + 1 + size };
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) {
    return byte - 0x30;
  }
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
