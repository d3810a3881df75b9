/** A browser that goes out through a relay. */
export interface OpenBrowser {
  /** Resolves once it is gone, by whomever. */
  readonly ended: Promise<void>;
  /** Resolves once it is gone. */
  close(): Promise<void>;
}

/** It did not come up; what it said of it is in `complaint`, which holds no secret. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened';

  constructor(readonly complaint: string | undefined) {
    super('the browser did not come up');
  }
}
