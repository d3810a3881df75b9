import type * as vscode from 'vscode';
import type { PoolPolicy } from '../../core/poolPolicies.js';
import type { Relay } from '../../relay/relay.js';
import type { SourcedWay } from '../code/sourcedWays.js';
import type { CommandArguments, Invocation } from '../commands/arguments.js';
import type { RunningList } from './running.js';

/** What this part keeps beside what all commands have. */
export interface RunPorts {
  /** What was running when the window before this one went: kinds and names, no token and no credential. */
  readonly memento: vscode.Memento;
  /** Of this extension in this workspace; `persistent` is false before anything goes in. */
  readonly environment: vscode.EnvironmentVariableCollection;
  /** Absolute; where browsers have their profiles. */
  readonly folder: string;
}

export type ChosenProxy = SourcedWay;

/** One proxy or a pool that a person chose. */
export interface ChosenProxies {
  /** As a person knows them; plain text. */
  readonly title: string;
  readonly proxies: readonly ChosenProxy[];
  /** What names them in another call; absent where only rows or a choice did. */
  readonly args?: CommandArguments;
}

export interface OpenRelayOptions {
  readonly policy?: PoolPolicy;
  /** True unless a person chose otherwise, in a modal. */
  readonly demandsToken?: boolean;
  readonly renewEvery?: number;
  /** It closes by itself when nothing has used it for as long as the person set. */
  readonly stopsWhenIdle?: boolean;
}

/** What the commands of this part work with. */
export interface RunTools {
  readonly running: RunningList;
  readonly ports: RunPorts;
  /** What rows, arguments or a choice mean, read where it was not; undefined where the person closed a question. */
  readonly choose: (invocation: Invocation) => Promise<ChosenProxies | undefined>;
  /**
   * A relay in front of them that follows its accounts: new credentials are taken over; with the account gone, the
   * subscription run out or the key lost it closes, and a sentence says why.
   */
  readonly openRelay: (chosen: ChosenProxies, options?: OpenRelayOptions) => Promise<Relay>;
}
