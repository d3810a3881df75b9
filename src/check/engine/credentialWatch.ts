/** So many refusals in a row, and a login is not sent again; more where some were between those who let it in. */
const REFUSALS_TO_STOP = 10;
const FIRST_LOGINS = 64;

/** Which logins were refused again and again. Logins are the numbers of `CheckList.credential`; 0 is none. */
export class CredentialWatch {
  /** Of each login: refusals since it was last let in, those before, and how often it was let in. */
  #inRow = new Uint32Array(FIRST_LOGINS);
  #before = new Uint32Array(FIRST_LOGINS);
  #letIn = new Uint32Array(FIRST_LOGINS);
  /** The login of all rows so far; NaN where they differ. */
  #only: number | undefined;

  /** A row with that login comes up. */
  meet(credential: number): void {
    this.#only = (this.#only ?? credential) === credential ? credential : Number.NaN;
  }

  isRefused(credential: number): boolean {
    const inRow = this.refusalsInRow(credential);
    if (inRow < REFUSALS_TO_STOP) {
      return false;
    }
    const usual = (this.#before[credential] ?? 0) / Math.max(1, this.#letIn[credential] ?? 0);
    return inRow >= REFUSALS_TO_STOP * (1 + usual);
  }

  /** The login of the whole list, where it is refused. */
  get refusedOfAll(): number | undefined {
    return this.#only !== undefined && this.isRefused(this.#only) ? this.#only : undefined;
  }

  refusalsInRow(credential: number): number {
    return this.#inRow[credential] ?? 0;
  }

  letIn(credential: number): void {
    this.#ensure(credential);
    this.#before[credential] = (this.#before[credential] ?? 0) + this.refusalsInRow(credential);
    this.#letIn[credential] = (this.#letIn[credential] ?? 0) + 1;
    this.#inRow[credential] = 0;
  }

  /** One more proxy refused it. */
  refuse(credential: number): void {
    if (credential !== 0) {
      this.#ensure(credential);
      this.#inRow[credential] = this.refusalsInRow(credential) + 1;
    }
  }

  #ensure(credential: number): void {
    if (credential >= this.#inRow.length) {
      const length = 2 ** Math.ceil(Math.log2(credential + 1));
      this.#inRow = grown(this.#inRow, length);
      this.#before = grown(this.#before, length);
      this.#letIn = grown(this.#letIn, length);
    }
  }
}

function grown(counts: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(counts);
  return longer;
}
