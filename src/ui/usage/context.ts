import type * as vscode from 'vscode';
import type { MementoPort } from '../memory.js';

/** Where the part that watches usage keeps what it learns, and finds its page. */
export interface UsagePorts {
  /** Absolute; all windows of this machine share it. */
  readonly folder: string;
  readonly extensionUri: vscode.Uri;
  /** What a person closed or put off, and their questions with the answers. */
  readonly memento: MementoPort;
}
