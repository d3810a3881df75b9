import type { CapabilitySet } from '../../../../src/core/capabilities.js';
import { AccountReads } from '../../../../src/reads/accountReads.js';
import { Memory } from '../../../../src/ui/memory.js';
import { accountFacts } from '../../../../src/ui/usage/accountFacts.js';
import type { AccountFacts } from '../../../../src/usage/facts.js';
import { FakeMemento } from '../fakeMemento.js';
import { NOW } from '../inventory.js';
import { ACCOUNT, INFO } from '../tree/account.js';

/** An account as a window has it open, of which only what a test reads is known. */
export class OpenedAccount {
  readonly reads: AccountReads;
  readonly #memory = new Memory(new FakeMemento());
  readonly #label: string;

  constructor(
    capabilities: CapabilitySet,
    {
      label = 'Scraping EU',
      clock = () => NOW,
    }: { readonly label?: string; readonly clock?: () => number } = {},
  ) {
    this.#label = label;
    this.reads = new AccountReads(capabilities, { clock, onDidChange: () => undefined });
  }

  get facts(): AccountFacts {
    const account = { ...ACCOUNT, label: this.#label };
    return accountFacts({ kind: 'ready', account, info: INFO, reads: this.reads }, this.#memory);
  }

  /** Reads the first page of all that the usage is told from. */
  async read(referenceType: string): Promise<void> {
    const { usage, subscriptions, orders, plans, transactions, reference, serviceStatus } = this.reads;
    const families = [transactions?.of('all'), reference?.of(referenceType)];
    for (const listing of [usage, subscriptions, orders, plans, serviceStatus, ...families]) {
      await listing?.refresh();
    }
  }
}
