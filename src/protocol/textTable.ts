const utf8 = new TextEncoder();
const reader = new TextDecoder();

/** Texts as the bytes they travel as, each read only when it is asked for. */
export class TextTable {
  private constructor(
    /** The place of the first text: a table may hold what comes after those sent before. */
    readonly first: number,
    /** Where each text begins in `bytes`, and after the last where that ends. */
    readonly offsets: Uint32Array,
    readonly bytes: Uint8Array,
  ) {}

  /** A table of these texts, or of those from place `first` on. */
  static of(texts: readonly string[], first = 0): TextTable {
    const sent = texts.slice(first);
    const offsets = new Uint32Array(sent.length + 1);
    let bytes = new Uint8Array(sent.reduce((most, text) => most + text.length * 3, 0));
    let end = 0;
    sent.forEach((text, at) => {
      end += utf8.encodeInto(text, bytes.subarray(end)).written;
      offsets[at + 1] = end;
    });
    bytes = bytes.slice(0, end);
    return new TextTable(first, offsets, bytes);
  }

  /** A table over bytes that came from elsewhere, whatever they hold. */
  static over(first: number, offsets: Uint32Array, bytes: Uint8Array): TextTable {
    return new TextTable(first, offsets, bytes);
  }

  get count(): number {
    return this.offsets.length - 1;
  }

  /** The text at a place; empty where the table has none. */
  at(place: number): string {
    const start = this.offsets[place - this.first];
    const end = this.offsets[place - this.first + 1];
    return start === undefined || end === undefined ? '' : reader.decode(this.bytes.subarray(start, end));
  }

  all(): string[] {
    return Array.from({ length: this.count }, (_, at) => this.at(this.first + at));
  }
}
