import type { Confirmation, Decision } from '../../src/spending/proposal.js';
import type { Manner } from './scenario.js';

/** Who sits before the windows, and how many charges they mean, by the ledger's sign. */
export class Person {
  readonly meant = new Map<string, number>();

  constructor(private readonly manner: Manner) {}

  /** Answers a modal. However often one thing is clicked for, the first modal's click means one. */
  answer(reason: Confirmation['reason']['kind'], sign: string, wish: object): Decision {
    switch (reason) {
      case 'first':
      case 'dearer':
        if (!this.#wishes.has(wish)) {
          this.#wishes.add(wish);
          this.#mean(sign);
        }
        return 'send';
      case 'repeated':
        if (this.manner === 'insists') {
          this.#mean(sign);
        }
        return this.manner === 'reads' ? 'close' : 'send';
    }
  }

  readonly #wishes = new Set<object>();

  #mean(sign: string): void {
    this.meant.set(sign, (this.meant.get(sign) ?? 0) + 1);
  }
}

/** Holds all that come until everyone is here or has given up: the modals of several windows, open at once. */
export class Gathering {
  #missing: number;
  readonly #released: (() => void)[] = [];

  constructor(count: number) {
    this.#missing = count;
  }

  /** The place of one that is expected. */
  place(): Place {
    return new Place(
      () => {
        this.#missing -= 1;
        if (this.#missing <= 0) {
          for (const release of this.#released) {
            release();
          }
        }
      },
      (release) => this.#released.push(release),
    );
  }
}

class Place {
  #isTaken = false;

  constructor(
    private readonly count: () => void,
    private readonly whenReleased: (release: () => void) => void,
  ) {}

  /** Waits for the others; the second time there is nobody to wait for. */
  async come(): Promise<void> {
    if (!this.#isTaken) {
      const released = new Promise<void>(this.whenReleased);
      this.leave();
      await released;
    }
  }

  /** One that has not come will not. */
  leave(): void {
    if (!this.#isTaken) {
      this.#isTaken = true;
      this.count();
    }
  }
}
