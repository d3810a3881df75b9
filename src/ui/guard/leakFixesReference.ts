import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainText } from '../../core/plainText.js';
import { parseProxy } from '../../core/proxy/parse.js';
import { Secret } from '../../core/secret.js';
import type { Leak } from '../../leaks/leak.js';
import type { CommandContext } from '../commands/context.js';
import { type CursorEdits, referenceEdits } from '../editor/cursorEdits.js';
import { documentHome, documentName } from '../editor/documentHome.js';
import { oneVariable } from '../editor/envPlan.js';
import { reference } from '../editor/reference.js';
import { USUAL_VARIABLE, variableChoice } from '../editor/variableChoice.js';
import { hostPortText } from '../hostPort.js';

/** A credential, and where it stands. */
export interface LeakPlace {
  readonly document: vscode.TextDocument;
  readonly line: number;
  readonly leak: Leak;
}

/** What a language writes otherwise than it means, or a `.env` does. */
const DIFFERS = /[\\$`'"\s]/;

/** Whether a reference can take its place and mean the same: all of it is there, as it is. */
export function canMove(place: LeakPlace): boolean {
  const text = textOf(place);
  const isWhole = place.leak.isEncoded !== true && !DIFFERS.test(text) && !/[{}<>]/.test(text);
  return isWhole && editsFor(place, USUAL_VARIABLE).problems.length === 0;
}

/**
 * Puts a reference in the place of the credential, once its value is in `.env` and git is known to leave that
 * alone; the text stays as it is where it is not. Undefined when cancelled.
 */
export async function moveToEnv(
  place: LeakPlace,
  context: CommandContext,
): Promise<{ readonly variable: string } | undefined> {
  const { document, leak } = place;
  const text = textOf(place);
  const parsed = leak.kind === 'proxy' ? parseProxy(text) : undefined;
  const settled = await reference({
    document,
    definitionsOf: oneVariable(new Secret(text)),
    proxies: parsed?.kind === 'endpoint' ? plainText(hostPortText(parsed.address)) : undefined,
    isMoved: true,
    ...variableChoice(document, context, variableOf(leak)),
  });
  if (settled === undefined || (settled.envFile !== 'written' && settled.envFile !== 'unchanged')) {
    return undefined;
  }
  if (textOf(place) !== text || !(await apply(place, settled.variable))) {
    void vscode.window.showWarningMessage(
      l10n.t('{0} was not changed: it may be read-only.', documentName(document)),
    );
    return undefined;
  }
  return { variable: settled.variable };
}

function variableOf({ kind, variable = 'API_KEY', start, end, secret }: Leak): string {
  switch (kind) {
    case 'proxy':
      return secret.start === start && secret.end === end ? 'PROXY_PASSWORD' : USUAL_VARIABLE;
    case 'tunnel':
      return USUAL_VARIABLE;
    case 'website':
      return 'SERVICE_URL';
    case 'rotateLink':
      return 'ROTATE_LINK';
    case 'key':
      return variable;
  }
}

function textOf({ document, line, leak }: LeakPlace): string {
  return line < document.lineCount ? document.lineAt(line).text.slice(leak.start, leak.end) : '';
}

function editsFor({ document, line, leak }: LeakPlace, variable: string): CursorEdits {
  const start = document.offsetAt(new vscode.Position(line, leak.start));
  return referenceEdits(
    {
      text: document.getText(),
      languageId: document.languageId,
      fileName: documentHome(document).path,
      selections: [{ start, end: start + leak.end - leak.start }],
    },
    variable,
  );
}

function apply(place: LeakPlace, variable: string): Thenable<boolean> {
  const { document } = place;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of editsFor(place, variable).edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  return vscode.workspace.applyEdit(edit);
}
