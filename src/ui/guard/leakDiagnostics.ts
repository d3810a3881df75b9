import * as vscode from 'vscode';
import { isIgnored } from '../../leaks/ignored.js';
import { LeakIndex } from '../../leaks/leakIndex.js';
import type { CommandContext } from '../commands/context.js';
import { documentHome } from '../editor/documentHome.js';
import type { Settings } from '../settings.js';
import { exclusion, followEdits, lookThrough } from './leakDiagnosticsLook.js';
import { type LeakReports, leakReports } from './leakDiagnosticsReports.js';
import { leakDiagnostic } from './leakDiagnosticsText.js';
import { leakFixes } from './leakFixes.js';
import { type DocumentWatch, WatchedDocuments } from './watchedDocuments.js';

/** Marks the credentials of proxies in the texts that are open, and offers what to do about them. */
export function leakDiagnostics(context: CommandContext): vscode.Disposable {
  const reports = leakReports(context);
  const watched = new WatchedDocuments(new LeakWatch(context.settings, reports));
  return vscode.Disposable.from(
    reports,
    watched,
    leakFixes(context),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('egress.leaks')) {
        watched.lookAgain();
      }
    }),
  );
}

/** As many as VS Code shows of one file and source. */
const MOST_SHOWN = 1_000;

class LeakWatch implements DocumentWatch {
  readonly #texts = new Map<vscode.TextDocument, LeakIndex>();

  constructor(
    private readonly settings: Settings,
    private readonly reports: LeakReports,
  ) {}

  async look(document: vscode.TextDocument, signal: AbortSignal): Promise<void> {
    const home = documentHome(document);
    const severity = this.settings.leakSeverity(home);
    if (severity === 'off' || exclusion(home, this.settings)(home)) {
      this.forget(document);
      return;
    }
    const index = this.#texts.get(document) ?? new LeakIndex(document.lineCount);
    this.#texts.set(document, index);
    const isDone = await lookThrough(index, (line) => document.lineAt(line).text, signal);
    if (isDone && !document.isClosed) {
      const shown = reported(index, document)
        .slice(0, MOST_SHOWN)
        .map(({ line, leak }) => leakDiagnostic(line, leak, severity));
      this.reports.showText(document.uri, shown);
    }
  }

  edited(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const index = this.#texts.get(document);
    if (index) {
      followEdits(index, changes);
    }
  }

  forget(document: vscode.TextDocument): void {
    this.#texts.delete(document);
    this.reports.forgetText(document.uri);
  }
}

/** Those that no comment says to be known. */
function reported({ found }: LeakIndex, document: vscode.TextDocument) {
  const textOf = (line: number) => (line < 0 ? undefined : document.lineAt(line).text);
  return found
    .filter(({ line }) => !isIgnored(textOf(line) ?? '', textOf(line - 1)))
    .flatMap(({ line, leaks }) => leaks.map((leak) => ({ line, leak })));
}
