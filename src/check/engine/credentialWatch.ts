/** So many refusals in a row, without anyone let in, and a login is not sent again. */
export const REFUSALS_TO_STOP = 10;
const LET_IN = 255;

/** Which logins were refused again and again. Logins are the numbers of `CheckList.credential`; 0 is none. */
export class CredentialWatch {
  /** Refusals in a row, or `LET_IN`. */
  #standings = new Uint8Array(64);

  isRefused(credential: number): boolean {
    const standing = this.#standings[credential] ?? 0;
    return standing >= REFUSALS_TO_STOP && standing !== LET_IN;
  }

  letIn(credential: number): void {
    this.#set(credential, LET_IN);
  }

  /** One more proxy refused it. */
  refuse(credential: number): void {
    const standing = this.#standings[credential] ?? 0;
    if (credential !== 0 && standing < REFUSALS_TO_STOP) {
      this.#set(credential, standing + 1);
    }
  }

  #set(credential: number, standing: number): void {
    if (credential >= this.#standings.length) {
      const longer = new Uint8Array(2 ** Math.ceil(Math.log2(credential + 1)));
      longer.set(this.#standings);
      this.#standings = longer;
    }
    this.#standings[credential] = standing;
  }
}
