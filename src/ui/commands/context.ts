import type * as vscode from 'vscode';
import type { Accounts } from '../../accounts/accounts.js';
import type {
  CheckCommand,
  CodeCommand,
  CommandName,
  GuardCommand,
  MoneyCommand,
  ProxyRunCommand,
  UsageCommand,
} from '../../core/commands.js';
import type { KeptProxy } from '../../core/keptProxies.js';
import type { Secret } from '../../core/secret.js';
import type { SendOutcome } from '../../check/remote/remoteCheck.js';
import type { RunRow } from '../checks/checksTree.js';
import type { IntentRecord } from '../../spending/intent.js';
import type { LookedUp } from '../lookUps/lookedUp.js';
import type { ReminderRow } from '../usage/remindersTree.js';
import type { RunningNow } from '../running/runningNow.js';
import type { RunningRow } from '../running/runningTree.js';
import type { ListToSubmit } from '../spending/submitCheck.js';
import type { ProviderInfo } from '../../core/provider.js';
import type { LastChecks } from '../lastChecks.js';
import type { LastEditor } from '../editor/lastEditor.js';
import type { Memory } from '../memory.js';
import type { OpenAccounts } from '../openAccounts.js';
import type { Settings } from '../settings.js';
import type { VariableMemory } from '../variableMemory.js';
import type { SandboxSwitch } from '../sandboxSwitch.js';
import type { ProvidersTree } from '../tree/treeProvider.js';
import type { Row } from '../tree/row.js';
import type { Invocation } from './arguments.js';

/** What the commands work on; app.ts makes it once. */
export interface CommandContext {
  readonly accounts: Accounts;
  readonly openAccounts: OpenAccounts;
  readonly providers: readonly ProviderInfo[];
  readonly memory: Memory;
  readonly variableMemory: VariableMemory;
  readonly lastEditor: LastEditor;
  readonly lastChecks: LastChecks;
  readonly tree: ProvidersTree;
  readonly view: vscode.TreeView<Row>;
  readonly checksView: vscode.TreeView<RunRow>;
  readonly remindersView: vscode.TreeView<ReminderRow>;
  readonly runningView: vscode.TreeView<RunningRow>;
  /** Opens the sidebar at the row at the end of a path of row ids. */
  readonly reveal: (path: readonly string[]) => Promise<void>;
  readonly log: vscode.LogOutputChannel;
  readonly sandbox: SandboxSwitch;
  readonly settings: Settings;
  readonly keptLists: KeptLists;
  /** Sends a list of proxies to be checked from outside, after a question. Rejects with a Refusal where it may not. */
  readonly submitCheck: (list: ListToSubmit) => Promise<SendOutcome>;
  /** All that was sent from this machine and what is known of it, the latest first. */
  readonly spendingRecords: () => Promise<readonly IntentRecord[]>;
  /** Something was read, kept or forgotten: accounts, their lists, how their proxies did. */
  readonly onDidLearn: vscode.Event<void>;
  /** What runs through proxies now; asking for it loads nothing. */
  readonly running: RunningNow;
  /** Shows what is known about an address on a page of its own. */
  readonly showLookUp: (answered: LookedUp) => Promise<void>;
  /** The handlers of the later parts, each a bundle of its own that is loaded when first asked for. */
  readonly later: LaterHandlers;
}

/** Where lists of a person's own are kept. */
export interface KeptLists {
  readonly info: ProviderInfo;
  /**
   * Puts a list on disk; what it resolves to becomes an account. Its passwords may be more than a keychain takes.
   * Rejects as the disk does.
   */
  keep(
    proxies: readonly KeptProxy[],
  ): Promise<{ readonly baseUrl: string; readonly key: Secret } | 'tooLong'>;
  /** Deletes what `keep` wrote. */
  discard(baseUrl: string): Promise<void>;
}

/**
 * Runs one command. Resolves to plain data without secrets, or to `undefined` when the person closed
 * a question; rejects with an error whose message is a sentence for the person.
 */
export type Handler = (invocation: Invocation, context: CommandContext) => Promise<unknown>;

export type Handlers = Readonly<Record<CommandName, Handler>>;

export type MoneyHandlers = Readonly<Record<MoneyCommand, Handler>>;
export type CodeHandlers = Readonly<Record<CodeCommand, Handler>>;
export type GuardHandlers = Readonly<Record<GuardCommand, Handler>>;
export type UsageHandlers = Readonly<Record<UsageCommand, Handler>>;
export type RunHandlers = Readonly<Record<ProxyRunCommand, Handler>>;
export type CheckHandlers = Readonly<Record<CheckCommand, Handler>>;

export interface LaterHandlers {
  readonly money: () => Promise<MoneyHandlers>;
  readonly code: () => Promise<CodeHandlers>;
  readonly guard: () => Promise<GuardHandlers>;
  readonly check: () => Promise<CheckHandlers>;
  readonly usage: () => Promise<UsageHandlers>;
  readonly run: () => Promise<RunHandlers>;
}

/** What a person may do next, as a button. */
export interface NextStep {
  readonly label: string;
  run(): Thenable<unknown>;
}

/** Something a person can mend, in a sentence, and where. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    message: string,
    readonly remedy?: NextStep,
  ) {
    super(message);
  }
}
