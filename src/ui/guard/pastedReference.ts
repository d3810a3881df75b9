import * as vscode from 'vscode';
import { plainText } from '../../core/plainText.js';
import type { ProxyAddress } from '../../core/proxy/endpoint.js';
import { variableValue } from '../../snippets/mentions/pastedProxies.js';
import type { CommandContext } from '../commands/context.js';
import { referenceEdits } from '../editor/cursorEdits.js';
import { documentHome } from '../editor/documentHome.js';
import { oneVariable } from '../editor/envPlan.js';
import { reference } from '../editor/reference.js';
import { tellCautions } from '../editor/tellCautions.js';
import { variableChoice } from '../editor/variableChoice.js';
import { hostPortText } from '../hostPort.js';

/** Proxies that somebody pastes, and where. */
export interface Pasted {
  readonly document: vscode.TextDocument;
  readonly ranges: readonly vscode.Range[];
  readonly text: string;
  /** At least one. */
  readonly addresses: readonly ProxyAddress[];
}

export type ReferenceContext = Pick<CommandContext, 'settings' | 'variableMemory'>;

/** What a variable that holds several is usually called. */
const POOL_VARIABLE = 'PROXY_URLS';

/**
 * What puts a reference to a variable in the place of what was pasted, once the person has settled what
 * becomes of the value; undefined when cancelled.
 */
export async function referenceTo(
  { document, ranges, addresses }: Pasted,
  context: ReferenceContext,
): Promise<vscode.WorkspaceEdit | undefined> {
  const [only] = addresses.length === 1 ? addresses : [];
  const settled = await reference({
    document,
    definitionsOf: oneVariable(variableValue(addresses, document.languageId)),
    proxies: only ? plainText(hostPortText(only)) : addresses.length,
    ...variableChoice(document, context, only ? undefined : POOL_VARIABLE),
  });
  return settled && referenceEdit(document, ranges, settled.variable);
}

function referenceEdit(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  variable: string,
): vscode.WorkspaceEdit {
  const changes = referenceEdits(
    {
      text: document.getText(),
      languageId: document.languageId,
      fileName: documentHome(document).path,
      selections: ranges.map(({ start, end }) => ({
        start: document.offsetAt(start),
        end: document.offsetAt(end),
      })),
    },
    variable,
  );
  tellCautions(changes);
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of changes.edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  return edit;
}
