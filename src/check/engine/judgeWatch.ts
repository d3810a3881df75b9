/** For so long failures may come without an answer among them before the judge is asked itself. */
const DOUBT_MS = 1000;

/**
 * The rows that failed since the judge was last known to answer. What proves it is an answer to a question that was put
 * after the failure: until then the fault may be the judge's.
 */
export class JudgeWatch {
  #rows: number[] = [];
  #endedAt: number[] = [];
  #from = 0;
  #doubtSince: number | undefined;

  get hasSuspects(): boolean {
    return this.#from < this.#rows.length;
  }

  /** Something did not come; not yet a failure. */
  doubt(atMs: number): void {
    this.#doubtSince ??= atMs;
  }

  failed(row: number, atMs: number): void {
    this.#rows.push(row);
    this.#endedAt.push(atMs);
    this.doubt(atMs);
  }

  /** The judge gave an answer to what was asked then. */
  answered(askedAtMs: number): void {
    if (this.#doubtSince === undefined || this.#doubtSince > askedAtMs) {
      return;
    }
    while (this.hasSuspects && (this.#endedAt[this.#from] ?? 0) <= askedAtMs) {
      this.#from += 1;
    }
    this.#doubtSince = this.#endedAt[this.#from];
    if (this.#from * 2 >= this.#rows.length) {
      this.#rows = this.#rows.slice(this.#from);
      this.#endedAt = this.#endedAt.slice(this.#from);
      this.#from = 0;
    }
  }

  isInDoubt(nowMs: number, patienceMs: number): boolean {
    return this.#doubtSince !== undefined && nowMs - this.#doubtSince > DOUBT_MS + patienceMs;
  }

  /** The rows under suspicion, which are then forgotten. */
  takeSuspects(): readonly number[] {
    const rows = this.#rows.slice(this.#from);
    this.#rows = [];
    this.#endedAt = [];
    this.#from = 0;
    this.#doubtSince = undefined;
    return rows;
  }
}
