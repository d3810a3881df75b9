const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';

/** A seeded stream of choices: the same seed and the same calls give the same answers, on every machine. */
export class Random {
  private state: number;

  constructor(private readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** An independent stream for one purpose, so that drawing more in one place shifts nothing in another. */
  fork(purpose: string): Random {
    return new Random((this.seed ^ hash(purpose)) >>> 0);
  }

  /** A number in [0, 1), by mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.between(0, choices.length - 1)];
    if (chosen === undefined) {
      throw new Error('There is nothing to pick from.');
    }
    return chosen;
  }

  text(length: number, alphabet = LOWER_ALPHANUMERIC): string {
    let text = '';
    while (text.length < length) {
      text += alphabet.charAt(this.between(0, alphabet.length - 1));
    }
    return text;
  }

  hex(length: number): string {
    return this.text(length, HEX);
  }

  uuid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }
}

/** FNV-1a over UTF-16 code units: a stable 32-bit number for a text. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
