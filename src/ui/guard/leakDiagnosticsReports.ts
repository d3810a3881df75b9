import * as vscode from 'vscode';
import type { CommandContext } from '../commands/context.js';

/** What a scan found in one file. */
export interface ScannedFile {
  readonly uri: vscode.Uri;
  readonly diagnostics: readonly vscode.Diagnostic[];
}

/** The credentials in the Problems view: those of the texts that are open, and those that a scan found. */
export class LeakReports {
  readonly #shown = vscode.languages.createDiagnosticCollection('egress.leaks');
  /** Files of the last scan, whose problems stay when their editor is closed. */
  readonly #scanned = new Set<string>();
  readonly #open = new Set<string>();

  /** What an open text holds now; it counts before what a scan said of the file. */
  showText(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void {
    this.#open.add(uri.toString());
    this.#shown.set(uri, diagnostics);
  }

  forgetText(uri: vscode.Uri): void {
    if (this.#open.delete(uri.toString()) && !this.#scanned.has(uri.toString())) {
      this.#shown.delete(uri);
    }
  }

  /** In the place of what an earlier scan found. */
  showScan(files: readonly ScannedFile[]): void {
    for (const earlier of this.#scanned) {
      if (!this.#open.has(earlier)) {
        this.#shown.delete(vscode.Uri.parse(earlier));
      }
    }
    this.#scanned.clear();
    for (const { uri, diagnostics } of files) {
      this.#scanned.add(uri.toString());
      if (!this.#open.has(uri.toString())) {
        this.#shown.set(uri, diagnostics);
      }
    }
  }

  dispose(): void {
    this.#shown.dispose();
  }
}

const REPORTS = new WeakMap<CommandContext, LeakReports>();

/** The one that the open texts and the scans of this context share. */
export function leakReports(context: CommandContext): LeakReports {
  const reports = REPORTS.get(context) ?? new LeakReports();
  REPORTS.set(context, reports);
  return reports;
}
