import * as l10n from '@vscode/l10n';
import path from 'node:path';
import * as vscode from 'vscode';
import { pastedProxies } from '../../snippets/mentions/pastedProxies.js';
import { documentHome } from '../editor/documentHome.js';
import { type Pasted, type ReferenceContext, referenceTo } from './pastedReference.js';
import { TEXTS } from './workspaceVariables.js';

/** What `editor.pasteAs.preferences` may name, for who wants it first. */
const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('egress', 'reference');
const PLAIN = 'text/plain';

class ReferencePaste extends vscode.DocumentPasteEdit {
  constructor(
    readonly pasted: Pasted,
    /** Whether it stands where the plain text was put first, which comes back when it is given up. */
    readonly isInstead: boolean,
  ) {
    super('', l10n.t('Paste as a reference'), KIND);
    this.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  }
}

/** Offers to paste proxies as a reference to a variable; what was pasted stays as it is until that is chosen. */
export function pastes(context: ReferenceContext): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    TEXTS,
    {
      provideDocumentPasteEdits: async (document, ranges, dataTransfer, { triggerKind }) => {
        if (path.posix.basename(documentHome(document).path).startsWith('.env')) {
          return undefined;
        }
        const text = (await dataTransfer.get(PLAIN)?.asString()) ?? '';
        const addresses = pastedProxies(text);
        return addresses.length === 0
          ? undefined
          : [
              new ReferencePaste(
                { document, ranges, text, addresses },
                triggerKind === vscode.DocumentPasteTriggerKind.Automatic,
              ),
            ];
      },
      resolveDocumentPasteEdit: async (paste: ReferencePaste) => {
        const edit = await referenceTo(paste.pasted, context);
        if (edit) {
          paste.additionalEdit = edit;
        } else if (paste.isInstead) {
          paste.insertText = paste.pasted.text;
        } else {
          throw new vscode.CancellationError();
        }
        return paste;
      },
    },
    { providedPasteEditKinds: [KIND], pasteMimeTypes: [PLAIN] },
  );
}
