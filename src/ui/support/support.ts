import * as vscode from 'vscode';
import type { UsageHandlers } from '../commands/context.js';
import type { MementoPort } from '../memory.js';
import { ReadOnlyDocuments } from '../readOnlyDocuments.js';
import { askSupport } from './askSupport.js';
import { explainError } from './explainError.js';
import { KeptAnswers } from './keptAnswers.js';
import { showSupportAnswers } from './showSupportAnswers.js';

/** What the commands of this folder work with, beside what all commands have. */
export interface SupportTools {
  readonly answers: KeptAnswers;
  /** Shows a text to read beside what the person looks at. */
  readonly show: (title: string, text: string) => Promise<void>;
}

const SCHEME = 'egress-support';

/** Explains what went wrong, and asks those who know. */
export class Support implements vscode.Disposable {
  readonly handlers: Pick<UsageHandlers, 'explainError' | 'askSupport' | 'showSupportAnswers'>;
  readonly #documents = new ReadOnlyDocuments([SCHEME]);

  constructor(memento: MementoPort) {
    const tools: SupportTools = {
      answers: new KeptAnswers(memento),
      show: (title, text) => this.#documents.show(SCHEME, title, text, columnBeside()),
    };
    this.handlers = {
      explainError: (invocation, context) => explainError(invocation, context, tools),
      askSupport: (invocation, context) => askSupport(invocation, context, tools),
      showSupportAnswers: (invocation, context) => showSupportAnswers(invocation, context, tools),
    };
  }

  dispose(): void {
    this.#documents.dispose();
  }
}

/** Where such a document stands already, else beside what is open. */
function columnBeside(): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === SCHEME);
  const isEmpty = vscode.window.tabGroups.activeTabGroup.activeTab === undefined;
  return shown?.viewColumn ?? (isEmpty ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
}
