import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Handler, Refusal } from '../commands/context.js';
import { choose, valueOf } from '../input/steps.js';
import type { Settings } from '../settings.js';
import { countText } from '../words.js';
import { leakReports } from './leakDiagnosticsReports.js';
import { leakDiagnostic } from './leakDiagnosticsText.js';
import { scanFiles } from './scanForCredentialsFiles.js';
import type { FoundFile, ScanProgress, ScanResult } from './scanForCredentialsFound.js';
import { scanStaged } from './scanForCredentialsStaged.js';

/** Looks for credentials in the whole workspace or in what is staged, and lists them in the Problems view. */
export const scanForCredentials: Handler = async (_invocation, context) => {
  if (!vscode.workspace.workspaceFolders?.length) {
    throw new Refusal(l10n.t('Open a folder first: there is nothing to scan.'));
  }
  const { settings } = context;
  const scope = valueOf(
    await choose(
      [
        { label: l10n.t('Whole workspace'), value: 'workspace' as const },
        { label: l10n.t('Staged changes'), value: 'staged' as const },
      ],
      { placeholder: l10n.t('Where shall credentials be looked for?') },
    ),
  );
  const result =
    scope &&
    (await withCount((signal, progress) =>
      scope === 'staged' ? scanStaged(settings, signal) : scanFiles(settings, signal, progress),
    ));
  if (!result) {
    return undefined;
  }
  leakReports(context).showScan(
    result.files.map(({ uri, found }) => ({ uri, diagnostics: diagnosticsOf(uri, found, settings) })),
  );
  const findings = result.files.reduce((sum, { found }) => sum + found.length, 0);
  tell(result, findings);
  return { files: result.files.length, findings, skipped: result.skipped };
};

/** Whoever asks wants to see them, even where texts that are open are not marked. */
function diagnosticsOf(
  uri: vscode.Uri,
  found: FoundFile['found'],
  settings: Settings,
): readonly vscode.Diagnostic[] {
  const severity = settings.leakSeverity(uri);
  return found.map(({ line, leak }) => leakDiagnostic(line, leak, severity === 'off' ? 'warning' : severity));
}

const SHOWN_EVERY_MS = 100;

/** Shows how far the work is, and ends it where the person does: undefined then. */
function withCount(
  work: (signal: AbortSignal, progress: ScanProgress) => Promise<ScanResult>,
): Thenable<ScanResult | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = l10n.t('Looking for proxy credentials');
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => {
      abort.abort();
    });
    let shownMs = performance.now();
    const result = await work(abort.signal, (done, all) => {
      if (performance.now() - shownMs >= SHOWN_EVERY_MS) {
        shownMs = performance.now();
        progress.report({ message: l10n.t('{0} of {1} files', countText(done), countText(all)) });
      }
    });
    return abort.signal.aborted ? undefined : result;
  });
}

function tell({ files, looked, skipped }: ScanResult, findings: number): void {
  const rest =
    skipped === 0
      ? ''
      : l10n.t('Not looked at, since binary, unreadable or larger than 5 MB: {0}.', countText(skipped));
  if (findings === 0) {
    const clean = l10n.t('No proxy credentials found. Files looked at: {0}.', countText(looked));
    void vscode.window.showInformationMessage(`${clean} ${rest}`.trimEnd());
    return;
  }
  const show = l10n.t('Show problems');
  void vscode.window
    .showWarningMessage(`${foundText(findings, files.length)} ${rest}`.trimEnd(), show)
    .then((answer) =>
      answer === show ? vscode.commands.executeCommand('workbench.actions.view.problems') : undefined,
    );
}

function foundText(findings: number, files: number): string {
  if (files > 1) {
    return l10n.t('{0} credentials in {1} files.', countText(findings), countText(files));
  }
  return findings === 1
    ? l10n.t('1 credential in 1 file.')
    : l10n.t('{0} credentials in 1 file.', countText(findings));
}
