import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Leak } from '../../leaks/leak.js';
import type { Severity } from '../settings.js';

export const LEAK_SOURCE = 'Egress';
/** What the problem is called; its link says what to do. */
export const LEAK_CODE = 'credential';
const EXPLANATION =
  'https://github.com/egress-vscode/egress/blob/main/docs/security.md#credentials-in-a-text';

const SEVERITIES: Readonly<Record<Exclude<Severity, 'off'>, vscode.DiagnosticSeverity>> = {
  hint: vscode.DiagnosticSeverity.Hint,
  information: vscode.DiagnosticSeverity.Information,
  warning: vscode.DiagnosticSeverity.Warning,
  error: vscode.DiagnosticSeverity.Error,
};

/** Marks the credential on its line; what it says holds no part of the text. */
export function leakDiagnostic(
  line: number,
  leak: Leak,
  severity: Exclude<Severity, 'off'>,
): vscode.Diagnostic {
  const range = new vscode.Range(line, leak.start, line, leak.end);
  const diagnostic = new vscode.Diagnostic(range, leakMessage(leak), SEVERITIES[severity]);
  diagnostic.source = LEAK_SOURCE;
  diagnostic.code = { value: LEAK_CODE, target: vscode.Uri.parse(EXPLANATION) };
  return diagnostic;
}

function leakMessage({ kind, isCertain }: Leak): string {
  switch (kind) {
    case 'proxy':
      return isCertain
        ? l10n.t('A proxy stands here with its password: whoever reads the file can use it.')
        : l10n.t('This looks like a proxy with its password: whoever reads the file can use it.');
    case 'website':
      return l10n.t('This URL holds a user name and a password: whoever reads the file can use them.');
    case 'tunnel':
      return l10n.t('This link is a credential as a whole: whoever reads the file can use the connection.');
    case 'key':
      return l10n.t('An API key stands here: whoever reads the file can use the account.');
    case 'rotateLink':
      return l10n.t('This link changes the address of a proxy: whoever reads the file can do that.');
  }
}
