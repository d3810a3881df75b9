import { createHash } from 'node:crypto';

const CHECKSUM_LENGTH = 16;
const NEWLINE = 0x0a;
const SPACE = 0x20;

/** A line of a record file: a checksum of the JSON text, a space, the JSON text, a newline. */
export interface Line {
  readonly checksum: string;
  /** As the text says, unchecked. */
  readonly content: unknown;
}

/** Amounts are written as text, digit for digit. */
export function formatLine(content: object): { readonly checksum: string; readonly bytes: Buffer } {
  const json = Buffer.from(
    JSON.stringify(content, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  );
  const checksum = checksumOf(json);
  return { checksum, bytes: Buffer.concat([Buffer.from(`${checksum} `), json, Buffer.from('\n')]) };
}

/** The line, given without its newline; `undefined` when it is not as it was written. */
export function parseLine(bytes: Uint8Array): Line | undefined {
  const checksum = Buffer.from(bytes.subarray(0, CHECKSUM_LENGTH)).toString('latin1');
  const json = bytes.subarray(CHECKSUM_LENGTH + 1);
  if (bytes[CHECKSUM_LENGTH] !== SPACE || checksum !== checksumOf(json)) {
    return undefined;
  }
  try {
    return { checksum, content: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) };
  } catch {
    return undefined;
  }
}

/** The lines that have their newline, and how many bytes of one that has not yet follow them. */
export function splitLines(bytes: Uint8Array): { readonly lines: Uint8Array[]; readonly tailBytes: number } {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return { lines, tailBytes: bytes.length - from };
}

function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, CHECKSUM_LENGTH);
}
