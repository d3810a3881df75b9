import type { Secret } from './secret.js';

export interface PermitOptions {
  readonly signal: AbortSignal;
  /** Sent where the provider documents an idempotency key. */
  readonly idempotencyKey?: string;
  /** What goes out with the effect and is never journalled: a password, a list of proxies. */
  readonly payload?: Secret;
  /** The request is shown instead of sent. */
  readonly isDryRun?: boolean;
}

/**
 * Leave to send one request that changes something, once. Only the door in `spending/` issues it,
 * after the intent is on disk; the transport uses it up as the request leaves.
 */
export class Permit {
  #isUsed = false;

  constructor(readonly options: PermitOptions) {}

  /** False for as long as nothing can have reached the provider. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  /** @throws Error the second time: whoever sends twice has a defect */
  use(): void {
    if (this.#isUsed) {
      throw new Error('A permit is good for one request');
    }
    this.#isUsed = true;
  }
}

/** A request as it would have gone out, with its secrets masked. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON text, where it has a body. */
  readonly body?: string;
}

/** Thrown in the place of an answer where a permit only shows. */
export class DryRun extends Error {
  override readonly name = 'DryRun';

  constructor(readonly request: ShownRequest) {
    super('Shown, not sent');
  }
}
