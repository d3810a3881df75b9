import { TextTable } from './textTable.js';

/** How the values of a column are held. */
const ARRAYS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

/** A kind's place here is its code in a frame. */
const KINDS = ['u8', 'u16', 'u32', 'f32', 'f64', 'texts'] as const;

interface Values {
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
  /** A table that other columns point into, of any length. */
  readonly texts: TextTable;
}

export type Numbers = Values[Exclude<keyof Values, 'texts'>];

/** The columns that a frame has, by name, and of which kind. Names are ASCII. */
export type ColumnKinds = Readonly<Record<string, keyof Values>>;

export type ColumnsOf<Kinds extends ColumnKinds> = { readonly [Name in keyof Kinds]: Values[Kinds[Name]] };

/** Columns of numbers, a value for each row; or, with `rows`, for each of those rows alone. */
export interface Frame<Kinds extends ColumnKinds> {
  /** Of the whole table. */
  readonly rowCount: number;
  readonly rows?: Uint32Array;
  readonly columns: ColumnsOf<Kinds>;
}

/**
 * A frame is little-endian: `EGRC`, version, sections, rows of the table, bytes of the frame; then for each section its
 * kind, length of its name, count, place, bytes and name; then what the sections hold, each at a multiple of 8.
 */
const MAGIC = 0x43524745;
const VERSION = 1;
const HEADER_BYTES = 16;
const ENTRY_BYTES = 16;

/** The section that a frame of some rows has; no column can be called so. */
const ROWS = '#rows';

interface Section {
  readonly name: string;
  readonly kind: number;
  readonly count: number;
  /** What it holds, one after the other. */
  readonly parts: readonly Numbers[];
}

/** Writes a frame into one buffer, which a message can carry as it is. */
export function encodeFrame<Kinds extends ColumnKinds>(kinds: Kinds, frame: Frame<Kinds>): ArrayBuffer {
  const sections = Object.entries(kinds).map(([name, kind]) => sectionOf(name, kind, frame.columns));
  if (frame.rows) {
    sections.push({ name: ROWS, kind: KINDS.indexOf('u32'), count: frame.rows.length, parts: [frame.rows] });
  }
  const directory = sections.reduce((bytes, { name }) => bytes + ENTRY_BYTES + aligned(name.length, 4), 0);
  const start = aligned(HEADER_BYTES + directory, 8);
  const size = sections.reduce((bytes, section) => bytes + aligned(bytesOf(section), 8), start);
  const buffer = new ArrayBuffer(size);
  const view = new DataView(buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, sections.length, true);
  view.setUint32(8, frame.rowCount, true);
  view.setUint32(12, size, true);
  let entry = HEADER_BYTES;
  let place = start;
  for (const section of sections) {
    view.setUint8(entry, section.kind);
    view.setUint8(entry + 1, section.name.length);
    view.setUint32(entry + 4, section.count, true);
    view.setUint32(entry + 8, place, true);
    view.setUint32(entry + 12, bytesOf(section), true);
    new TextEncoder().encodeInto(section.name, new Uint8Array(buffer, entry + ENTRY_BYTES));
    entry += ENTRY_BYTES + aligned(section.name.length, 4);
    let end = place;
    for (const part of section.parts) {
      new Uint8Array(buffer, end).set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
      end += part.byteLength;
    }
    place += aligned(bytesOf(section), 8);
  }
  return buffer;
}

/** What came is no frame, or not one of these columns; the message says what is wrong with it. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/**
 * Reads a frame. Its columns are views of the buffer, which is not copied.
 * @throws {FrameError} when the buffer is not wholly a frame with these columns; sections of other names are passed over.
 */
export function decodeFrame<Kinds extends ColumnKinds>(kinds: Kinds, buffer: ArrayBuffer): Frame<Kinds> {
  const { rowCount, sections } = readDirectory(buffer);
  const rows = sections.has(ROWS) ? rowsOf(buffer, extentOf(sections, ROWS, 'u32'), rowCount) : undefined;
  const length = rows?.length ?? rowCount;
  const columns = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => {
      if (kind === 'texts') {
        return [name, textsOf(buffer, sections, name)];
      }
      const { place, count } = extentOf(sections, name, kind);
      if (count !== length) {
        throw new FrameError(`column ${name} has ${count} values for ${length} rows`);
      }
      return [name, new ARRAYS[kind](buffer, place, count)];
    }),
  ) as ColumnsOf<Kinds>;
  return { rowCount, columns, ...(rows && { rows }) };
}

interface Found {
  readonly kind: number;
  readonly count: number;
  readonly place: number;
  readonly bytes: number;
}

function readDirectory(buffer: ArrayBuffer): { rowCount: number; sections: ReadonlyMap<string, Found> } {
  const view = new DataView(buffer);
  if (buffer.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw new FrameError('the buffer is no frame');
  }
  const version = view.getUint16(4, true);
  if (version !== VERSION) {
    throw new FrameError(`the frame is of version ${version}, not ${VERSION}`);
  }
  if (view.getUint32(12, true) !== buffer.byteLength) {
    throw new FrameError('the frame is cut off, or something follows it');
  }
  const sections = new Map<string, Found>();
  let entry = HEADER_BYTES;
  for (let left = view.getUint16(6, true); left > 0; left -= 1) {
    const end = entry + ENTRY_BYTES;
    const nameBytes = end <= buffer.byteLength ? view.getUint8(entry + 1) : 0;
    if (end + nameBytes > buffer.byteLength) {
      throw new FrameError("the frame's directory is cut off");
    }
    const place = view.getUint32(entry + 8, true);
    const bytes = view.getUint32(entry + 12, true);
    const name = new TextDecoder().decode(new Uint8Array(buffer, end, nameBytes));
    if (place % 8 !== 0 || place + bytes > buffer.byteLength) {
      throw new FrameError(`column ${name} is not within the frame`);
    }
    sections.set(name, {
      kind: view.getUint8(entry),
      count: view.getUint32(entry + 4, true),
      place,
      bytes,
    });
    entry = end + aligned(nameBytes, 4);
  }
  return { rowCount: view.getUint32(8, true), sections };
}

function found(sections: ReadonlyMap<string, Found>, name: string, kind: keyof Values): Found {
  const section = sections.get(name);
  if (section?.kind !== KINDS.indexOf(kind)) {
    throw new FrameError(`the frame has no column ${name} of kind ${kind}`);
  }
  return section;
}

/** Where the numbers of a column are. */
function extentOf(
  sections: ReadonlyMap<string, Found>,
  name: string,
  kind: Exclude<keyof Values, 'texts'>,
): Found {
  const section = found(sections, name, kind);
  if (section.count * ARRAYS[kind].BYTES_PER_ELEMENT !== section.bytes) {
    throw new FrameError(`column ${name} has ${section.bytes} bytes for ${section.count} values`);
  }
  return section;
}

function rowsOf(buffer: ArrayBuffer, { place, count }: Found, rowCount: number): Uint32Array {
  const rows = new Uint32Array(buffer, place, count);
  if (rows.some((row) => row >= rowCount)) {
    throw new FrameError(`a row of the frame is beyond its ${rowCount} rows`);
  }
  return rows;
}

function textsOf(buffer: ArrayBuffer, sections: ReadonlyMap<string, Found>, name: string): TextTable {
  const { count, place, bytes } = found(sections, name, 'texts');
  const offsetBytes = 4 * (count + 2);
  if (offsetBytes > bytes) {
    throw new FrameError(`column ${name} has ${bytes} bytes for ${count} texts`);
  }
  const [first = 0] = new Uint32Array(buffer, place, 1);
  const offsets = new Uint32Array(buffer, place + 4, count + 1);
  return TextTable.over(first, offsets, new Uint8Array(buffer, place + offsetBytes, bytes - offsetBytes));
}

function sectionOf<Kinds extends ColumnKinds>(
  name: string,
  kind: keyof Values,
  columns: ColumnsOf<Kinds>,
): Section {
  const values: Numbers | TextTable | undefined = columns[name];
  if (values instanceof TextTable) {
    const { first, offsets, bytes, count } = values;
    return { name, kind: KINDS.indexOf(kind), count, parts: [Uint32Array.of(first), offsets, bytes] };
  }
  return { name, kind: KINDS.indexOf(kind), count: values?.length ?? 0, parts: values ? [values] : [] };
}

function bytesOf({ parts }: Section): number {
  return parts.reduce((bytes, { byteLength }) => bytes + byteLength, 0);
}

function aligned(size: number, to: number): number {
  return Math.ceil(size / to) * to;
}
