import * as l10n from '@vscode/l10n';
import path from 'node:path';
import * as vscode from 'vscode';
import { leaksIn } from '../../leaks/detect.js';
import type { Leak } from '../../leaks/leak.js';
import type { CommandContext } from '../commands/context.js';
import { documentHome } from '../editor/documentHome.js';
import { LEAK_CODE, LEAK_SOURCE } from './leakDiagnosticsText.js';
import { ignoreEdit } from './leakFixesIgnore.js';
import { canMove, moveToEnv } from './leakFixesReference.js';

/** Not one of the manifest: it means nothing but beside a credential. */
const MOVE = '_egress.moveCredential';
const SCHEMES = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs'];

/** Offers to move a credential to `.env`, to put a placeholder there, or to leave it alone for good. */
export function leakFixes(context: CommandContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(MOVE, async (uri: unknown, line: unknown, start: unknown) => {
      const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === String(uri));
      const leak = document && typeof line === 'number' ? leakAt(document, line, start) : undefined;
      return document && leak && typeof line === 'number'
        ? moveToEnv({ document, line, leak }, context)
        : undefined;
    }),
    vscode.languages.registerCodeActionsProvider(
      SCHEMES.map((scheme) => ({ scheme })),
      {
        provideCodeActions: (document, _range, { diagnostics }) =>
          diagnostics.filter(isOurs).flatMap((diagnostic) => {
            const { line, character } = diagnostic.range.start;
            const leak = leakAt(document, line, character);
            return leak ? fixesFor(document, diagnostic, leak) : [];
          }),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

function isOurs({ source, code }: vscode.Diagnostic): boolean {
  return source === LEAK_SOURCE && typeof code === 'object' && code.value === LEAK_CODE;
}

/** The credential that still begins there: the text may have changed since it was marked. */
function leakAt(document: vscode.TextDocument, line: number, start: unknown): Leak | undefined {
  return line >= 0 && line < document.lineCount
    ? leaksIn(document.lineAt(line).text).find((leak) => leak.start === start)
    : undefined;
}

function fixesFor(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  leak: Leak,
): readonly vscode.CodeAction[] {
  const { line } = diagnostic.range.start;
  const place = new vscode.WorkspaceEdit();
  place.replace(
    document.uri,
    new vscode.Range(line, leak.credentials.start, line, leak.credentials.end),
    leak.placeholder,
  );
  const fixes = [
    fix(l10n.t('Replace by a placeholder'), diagnostic, place),
    fix(l10n.t('Ignore this line'), diagnostic, ignoreEdit(document, line)),
  ];
  if (
    !canMove({ document, line, leak }) ||
    path.posix.basename(documentHome(document).path).startsWith('.env')
  ) {
    return fixes;
  }
  const move = fix(l10n.t('Move to .env and refer to it'), diagnostic);
  move.isPreferred = true;
  move.command = {
    title: move.title,
    command: MOVE,
    arguments: [document.uri.toString(), line, leak.start],
  };
  return [move, ...fixes];
}

function fix(title: string, diagnostic: vscode.Diagnostic, edit?: vscode.WorkspaceEdit): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  if (edit) {
    action.edit = edit;
  }
  return action;
}
