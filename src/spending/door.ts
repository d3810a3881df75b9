import type { Confirmation, Decision, Proposal, SpendingAccount } from './proposal.js';
import type { IntentRecord } from './intent.js';
import type { Result } from './result.js';

/** What a spending action is busy with, for a progress text. */
export type Stage =
  /** Reads the price and the balance. */
  | 'quoting'
  /** Another window is sending at the same provider. */
  | 'waiting'
  /** Takes down what the provider's lists show before. */
  | 'looking'
  /** On its way: from here on it cannot be called back. */
  | 'sending'
  /** No clear answer: compares the lists with what they showed before. */
  | 'checking';

export interface SpendOptions {
  /** Asks the person; called again when what was confirmed no longer holds. */
  readonly confirm: (confirmation: Confirmation) => Promise<Decision>;
  readonly onStage: (stage: Stage) => void;
  readonly signal: AbortSignal;
}

/** A file of the journal that cannot be read as a record; spending is off until it is set aside. */
export interface DamagedFile {
  /** Absolute. */
  readonly file: string;
  readonly reason: 'damaged' | 'newer' | 'unreadable';
}

export interface History {
  /** The latest first. */
  readonly records: readonly IntentRecord[];
  readonly damaged: readonly DamagedFile[];
}

/** The one way to money, and to everything else that changes something at a provider. */
export interface Door {
  /**
   * Quotes, asks, journals, sends once, and finds out what became of it.
   *
   * @throws SpendingError where nothing may be sent; nothing was
   * @throws ProviderError where the price or the lists could not be read before sending; nothing was sent
   */
  spend(proposal: Proposal, options: SpendOptions): Promise<Result>;
  /**
   * Looks at every unsettled intent of these accounts, and a second time, a minute later, at those without
   * a trace. Resolves to those that were settled. A provider that cannot be read leaves its intents as they are.
   */
  reconcile(accounts: readonly SpendingAccount[], signal: AbortSignal): Promise<readonly IntentRecord[]>;
  /** The person's own word on what nobody else can tell; what was settled meanwhile stays as it is. */
  decide(intentId: string, happened: boolean): Promise<void>;
  history(): Promise<History>;
  /** Moves a damaged file out of the journal, so that spending can go on without it. */
  setAside(file: string): Promise<void>;
}
