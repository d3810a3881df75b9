import * as vscode from 'vscode';
import type { FoundMisuse } from '../../snippets/misuse/findMisuses.js';
import type { CommandContext } from '../commands/context.js';
import type { Severity } from '../settings.js';
import { misuseFixes } from './misuseFixes.js';
import { MISUSE_SOURCE, misusesIn } from './misusesIn.js';
import { ProjectVersions } from './projectVersions.js';
import { WatchedDocuments } from './watchedDocuments.js';

const SEVERITIES: Readonly<Record<Exclude<Severity, 'off'>, vscode.DiagnosticSeverity>> = {
  hint: vscode.DiagnosticSeverity.Hint,
  information: vscode.DiagnosticSeverity.Information,
  warning: vscode.DiagnosticSeverity.Warning,
  error: vscode.DiagnosticSeverity.Error,
};

/** Marks code that goes around its proxy or fails with it, in the texts that are open. */
export function misuseDiagnostics({ settings }: Pick<CommandContext, 'settings'>): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection('egress.misuse');
  const versions = new ProjectVersions();
  const watched = new WatchedDocuments({
    look: async (document, signal) => {
      const severity = settings.misuseSeverity(document.uri);
      const found = severity === 'off' ? [] : await misusesIn(document, versions);
      if (!signal.aborted) {
        shown.set(
          document.uri,
          severity === 'off' ? [] : found.map((misuse) => diagnosticOf(document, misuse, severity)),
        );
      }
    },
    forget: (document) => {
      shown.delete(document.uri);
    },
  });
  const lookAgain = () => {
    watched.lookAgain();
  };
  return vscode.Disposable.from(
    shown,
    watched,
    versions,
    versions.onDidChange(lookAgain),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('egress.misuse')) {
        lookAgain();
      }
    }),
    misuseFixes(versions),
  );
}

function diagnosticOf(
  document: vscode.TextDocument,
  { start, end, rule }: FoundMisuse,
  severity: Exclude<Severity, 'off'>,
): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new vscode.Diagnostic(
    range,
    rule.message(),
    rule.isHint ? vscode.DiagnosticSeverity.Hint : SEVERITIES[severity],
  );
  diagnostic.source = MISUSE_SOURCE;
  diagnostic.code = { value: rule.id, target: vscode.Uri.parse(rule.why) };
  return diagnostic;
}
