import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type ExportKind, keptView, resultsState, type ResultsView } from '../../protocol/results.js';
import { pageOptions } from '../webviews/pageHtml.js';
import type { CheckContext } from './context.js';
import { ResultsPanel } from './resultsPanel.js';
import type { CheckRuns, OpenRun } from './runs.js';

/** The kind of panel as VS Code keeps it over a reload of the window. */
const RESULTS_PANEL = 'egress.results';

/** What the panels show and act on. */
export interface ResultsPorts {
  readonly runs: CheckRuns;
  readonly extensionUri: vscode.Uri;
  readonly context: CheckContext;
  /** Writes all rows of a run, or these, to a file that the person chooses. */
  readonly exportRun: (run: OpenRun, kind: ExportKind, rows?: readonly number[]) => Promise<unknown>;
}

/** The panels with results, one for each run that is looked at. */
export class ResultsPanels implements vscode.Disposable {
  readonly #ports: ResultsPorts;
  readonly #panels = new Map<string, ResultsPanel>();
  /** Rows that a person took out of a run's list, while the window lives. */
  readonly #removed = new Map<string, Set<number>>();
  /** How the latest panel was arranged: the next one begins like it. */
  #view: ResultsView | undefined;

  constructor(ports: ResultsPorts) {
    this.#ports = ports;
  }

  /** Shows a run's results, in the panel that shows them already where there is one. */
  open(id: string): void {
    const there = this.#panels.get(id);
    if (there) {
      there.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      RESULTS_PANEL,
      l10n.t('Check'),
      vscode.ViewColumn.Active,
      pageOptions(this.#ports.extensionUri),
    );
    this.#fill(
      panel,
      id,
      this.#view && { ...this.#view, text: '', verdict: '', country: '', protocol: '', anonymity: '' },
    );
  }

  /** Fills a panel that the window had before it was reloaded; one that does not say which run it showed is closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const read = resultsState().safeParse(state);
    if (!read.success || this.#panels.has(read.data.id)) {
      panel.dispose();
      return;
    }
    panel.webview.options = pageOptions(this.#ports.extensionUri);
    this.#fill(panel, read.data.id, keptView(read.data.view));
  }

  dispose(): void {
    for (const shown of [...this.#panels.values()]) {
      shown.dispose();
    }
  }

  #fill(panel: vscode.WebviewPanel, id: string, view: ResultsView | undefined): void {
    const removed = this.#removed.get(id) ?? new Set<number>();
    this.#removed.set(id, removed);
    const shown = new ResultsPanel(panel, {
      ...this.#ports,
      id,
      removed,
      ...(view && { view }),
      onView: (arranged) => {
        this.#view = arranged;
      },
    });
    this.#panels.set(id, shown);
    panel.onDidDispose(() => {
      this.#panels.delete(id);
      shown.dispose();
    });
  }
}
