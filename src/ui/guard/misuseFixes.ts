import * as vscode from 'vscode';
import type { Fix } from '../../snippets/misuse/rule.js';
import { KNOWN_LANGUAGES } from '../../snippets/syntax/syntax.js';
import type { ProjectVersions } from './projectVersions.js';
import { MISUSE_SOURCE, misusesIn } from './misusesIn.js';

/** Offers to mend what is marked, each as one step to undo. */
export function misuseFixes(versions: ProjectVersions): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    KNOWN_LANGUAGES.map((language) => ({ language })),
    {
      async provideCodeActions(document, _range, { diagnostics }) {
        const own = diagnostics.filter(({ source }) => source === MISUSE_SOURCE);
        const found = own.length === 0 ? [] : await misusesIn(document, versions);
        return own.flatMap((diagnostic) => {
          const misuse = found.find(
            ({ rule, start }) =>
              rule.id === idOf(diagnostic) && diagnostic.range.contains(document.positionAt(start)),
          );
          return misuse?.fix ? [actionOf(document, diagnostic, misuse.fix)] : [];
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function idOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

function actionOf(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  { title, edits }: Fix,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map(({ start, end, text }) =>
      vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), text),
    ),
  );
  return action;
}
