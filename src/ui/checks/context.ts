import type * as vscode from 'vscode';
import type { Invocation } from '../commands/arguments.js';
import type { CommandContext } from '../commands/context.js';

/** Where the part that checks keeps its runs and finds its pages. */
export interface CheckPorts {
  /** Absolute; the windows of this machine share it. */
  readonly folder: string;
  readonly extensionUri: vscode.Uri;
}

export type CheckContext = CommandContext & CheckPorts;

export type CheckHandler = (invocation: Invocation, context: CheckContext) => Promise<unknown>;
