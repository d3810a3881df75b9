import type { Charge } from './types.js';

/** Every effect a changing call had, in order, never cut: a charge that is lost here would hide a double one. */
export class Ledger {
  readonly charges: Charge[] = [];

  add(charge: Charge): void {
    this.charges.push(charge);
  }
}
