import type * as vscode from 'vscode';
import type { Invocation } from '../commands/arguments.js';
import type { CommandContext } from '../commands/context.js';
import type { MementoPort } from '../memory.js';
import type { CheckMemory } from './checkMemory.js';
import type { CheckRuns } from './runs.js';

/** Where the part that checks keeps its runs and finds its pages. */
export interface CheckPorts {
  /** Absolute; the windows of this machine share it. */
  readonly folder: string;
  readonly extensionUri: vscode.Uri;
  readonly memento: MementoPort;
}

/** What the commands of this part work on beside what every command has. */
export interface CheckTools {
  readonly runs: CheckRuns;
  readonly choices: CheckMemory;
  /** Shows a run's results. */
  readonly openResults: (run: string) => void;
}

export type CheckContext = CommandContext & CheckTools;

export type CheckHandler = (invocation: Invocation, context: CheckContext) => Promise<unknown>;
