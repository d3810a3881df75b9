import { encodings } from './encodings.js';

/** A secret made up for the tests, which must turn up nowhere but where it is kept. */
export interface Canary {
  /** What it is, so that a finding can be told without showing it. */
  readonly name: string;
  readonly value: string;
}

export interface Finding {
  readonly canary: string;
  readonly encoding: string;
  /** Of its first byte. */
  readonly offset: number;
}

interface Pattern {
  readonly canary: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Finds canaries in bytes of any kind, however they were encoded on their way there. */
export class CanaryScanner {
  /** Which beginnings of three bytes any pattern has: nearly every offset is ruled out by one look. */
  readonly #beginnings = new Uint8Array(1 << 24);
  readonly #patterns = new Map<number, Pattern[]>();

  constructor(canaries: readonly Canary[]) {
    for (const { name, value } of canaries) {
      for (const [encoding, bytes] of encodings(value)) {
        const beginning = beginningAt(bytes, 0);
        const alike = this.#patterns.get(beginning) ?? [];
        alike.push({ canary: name, encoding, bytes });
        this.#patterns.set(beginning, alike);
        this.#beginnings[beginning] = 1;
      }
    }
  }

  /** Every occurrence; one that can be read in several ways is told once. */
  scan(bytes: Buffer): readonly Finding[] {
    const found: Finding[] = [];
    for (let offset = 0; offset + 3 <= bytes.length; offset += 1) {
      const beginning = beginningAt(bytes, offset);
      if (this.#beginnings[beginning] === 1) {
        const pattern = this.#patterns
          .get(beginning)
          ?.find((each) => bytes.subarray(offset, offset + each.bytes.length).equals(each.bytes));
        if (pattern) {
          found.push({ canary: pattern.canary, encoding: pattern.encoding, offset });
        }
      }
    }
    return found;
  }
}

function beginningAt(bytes: Buffer, offset: number): number {
  return ((bytes[offset] ?? 0) << 16) | ((bytes[offset + 1] ?? 0) << 8) | (bytes[offset + 2] ?? 0);
}
