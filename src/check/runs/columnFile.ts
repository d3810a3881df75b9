import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import { parsedJson } from './parsedJson.js';

/** The arrays that a file may hold, by the names they have in it. */
const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array } as const;

type ArrayName = keyof typeof ARRAYS;
export type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** Columns and texts of one file. */
export interface ColumnFile {
  readonly columns: Readonly<Record<string, Column>>;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

const MAGIC = 0x53524745;
const ALIGNMENT = 8;
const HEAD_BYTES = 8;
const CHECKSUM_BYTES = 4;

/**
 * The columns as pieces of a file: a head that names them, each of them aligned, and a checksum over all of it. The
 * columns are copied, as a run goes on while its file is written.
 */
export function formatColumns({ columns, texts }: ColumnFile): readonly Uint8Array[] {
  const entries = Object.entries(columns);
  const described = entries.map(([name, column]) => [name, nameOf(column), column.length]);
  const json = new TextEncoder().encode(JSON.stringify({ columns: described, texts }));
  const head = new Uint8Array(aligned(HEAD_BYTES + json.length));
  const view = new DataView(head.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, json.length, true);
  head.set(json, HEAD_BYTES);
  const pieces = [
    head,
    ...entries.flatMap(([, column]) => [
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength).slice(),
      new Uint8Array(aligned(column.byteLength) - column.byteLength),
    ]),
  ];
  const checksum = new Uint8Array(CHECKSUM_BYTES);
  new DataView(checksum.buffer).setUint32(0, checksumOf(pieces), true);
  return [...pieces, checksum];
}

/** What `formatColumns` wrote, or nothing where a byte of it is missing, too many or another. */
export function parseColumns(file: Uint8Array): ColumnFile | undefined {
  const bytes = new Uint8Array(file);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - CHECKSUM_BYTES;
  if (end < HEAD_BYTES || view.getUint32(0, true) !== MAGIC) {
    return undefined;
  }
  if (view.getUint32(end, true) !== checksumOf([bytes.subarray(0, end)])) {
    return undefined;
  }
  return read(bytes.buffer, view.getUint32(4, true), end);
}

const fileHead = lazily(() =>
  z.object({
    columns: z.array(z.tuple([z.string(), z.enum(['u8', 'u16', 'u32', 'f32']), z.uint32()])),
    texts: z.record(z.string(), z.array(z.string())),
  }),
);

function read(buffer: ArrayBuffer, headBytes: number, end: number): ColumnFile | undefined {
  const json = HEAD_BYTES + headBytes > end ? undefined : new Uint8Array(buffer, HEAD_BYTES, headBytes);
  const head = fileHead().safeParse(json && parsedJson(json));
  if (!head.success) {
    return undefined;
  }
  const columns: Record<string, Column> = {};
  let at = aligned(HEAD_BYTES + headBytes);
  for (const [name, kind, length] of head.data.columns) {
    const make = ARRAYS[kind];
    if (at + length * make.BYTES_PER_ELEMENT > end) {
      return undefined;
    }
    columns[name] = new make(buffer, at, length);
    at += aligned(length * make.BYTES_PER_ELEMENT);
  }
  return at === end ? { columns, texts: head.data.texts } : undefined;
}

function nameOf(column: Column): ArrayName {
  return column instanceof Uint8Array
    ? 'u8'
    : column instanceof Uint16Array
      ? 'u16'
      : column instanceof Uint32Array
        ? 'u32'
        : 'f32';
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function checksumOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => crc32(piece, sum), 0);
}
