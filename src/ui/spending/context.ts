import type { EffectCapabilities } from '../../core/effects.js';
import type { ProviderId } from '../../core/provider.js';
import type { Door } from '../../spending/door.js';
import type { Invocation } from '../commands/arguments.js';
import type { CommandContext } from '../commands/context.js';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.js';

/** What a request would be, and what is known of one that was sent. */
export const MONEY_DOCUMENTS = ['egress-dry-run', 'egress-evidence'] as const;

/** What the commands that change something work on, beside what every command has. */
export interface MoneyPorts {
  /** The one way to what changes something at a provider. */
  readonly door: Door;
  readonly documents: ReadOnlyDocuments<(typeof MONEY_DOCUMENTS)[number]>;
  /** What makes an account at a provider's address; absent where only a browser can. */
  readonly signUpAt: (provider: ProviderId, baseUrl: string) => EffectCapabilities['signUp'] | undefined;
}

export type MoneyContext = CommandContext & MoneyPorts;

/** As `Handler`; a `SpendingError` becomes a sentence on the way out. */
export type MoneyHandler = (invocation: Invocation, context: MoneyContext) => Promise<unknown>;
