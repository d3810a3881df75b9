import type * as vscode from 'vscode';
import type { Accounts } from '../../accounts/accounts.js';
import type { CommandName } from '../../core/commands.js';
import type { EffectCapabilities } from '../../core/effects.js';
import type { ProviderId, ProviderInfo } from '../../core/provider.js';
import type { Door } from '../../spending/door.js';
import type { Memory } from '../memory.js';
import type { OpenAccounts } from '../openAccounts.js';
import type { Settings } from '../settings.js';
import type { SandboxSwitch } from '../sandboxSwitch.js';
import type { ReadOnlyDocuments } from '../spending/readOnlyDocuments.js';
import type { ProvidersTree } from '../tree/treeProvider.js';
import type { Row } from '../tree/row.js';
import type { Invocation } from './arguments.js';

/** What the commands work on; app.ts makes it once. */
export interface CommandContext {
  readonly accounts: Accounts;
  readonly openAccounts: OpenAccounts;
  readonly providers: readonly ProviderInfo[];
  readonly memory: Memory;
  readonly tree: ProvidersTree;
  readonly view: vscode.TreeView<Row>;
  /** Opens the sidebar at the row at the end of a path of row ids. */
  readonly reveal: (path: readonly string[]) => Promise<void>;
  readonly log: vscode.LogOutputChannel;
  readonly sandbox: SandboxSwitch;
  readonly settings: Settings;
  /** The one way to what changes something at a provider. */
  readonly door: Door;
  readonly documents: ReadOnlyDocuments;
  /** What makes an account at a provider's address; absent where only a browser can. */
  readonly signUpAt: (provider: ProviderId, baseUrl: string) => EffectCapabilities['signUp'] | undefined;
}

/**
 * Runs one command. Resolves to plain data without secrets, or to `undefined` when the person closed
 * a question; rejects with an error whose message is a sentence for the person.
 */
export type Handler = (invocation: Invocation, context: CommandContext) => Promise<unknown>;

export type Handlers = Readonly<Record<CommandName, Handler>>;

/** Something a person can mend, in a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
