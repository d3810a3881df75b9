import { inspect } from 'node:util';

const REDACTED = '[secret]';

/**
 * A value that must reach no log, error, setting or file by accident: printing, serialising or
 * concatenating it yields `[secret]`. Lint allows `.expose()` only in the files that put it to use.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the socket, the keychain or the text that a person asked for. */
  expose(): string {
    return this.#value;
  }

  /** Whether a text holds the value, as it is or as a URL writes it. */
  isWithin(text: string): boolean {
    const value = this.#value.trim();
    return value !== '' && (text.includes(value) || text.includes(encodeURIComponent(value)));
  }

  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
