import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import { applyInsertion } from './applyInsertion.js';
import { type CursorEdits, type Cursors, literalEdits, referenceEdits, urlFor } from './cursorEdits.js';
import { documentHome, documentName } from './documentHome.js';
import { endpointName, hasCredentials } from './endpointText.js';
import { oneVariable } from './envPlan.js';
import { chosenCredentials, copying, warn } from './questions.js';
import { agreedReference, type EnvOutcome } from './reference.js';
import { tellCautions } from './tellCautions.js';

export interface Insertion {
  readonly endpoint: Endpoint;
  readonly credentials: 'reference' | 'literal';
  /** The name it gets in `.env`, unless another value has it or a person chooses another. */
  readonly suggestedVariable: string;
  readonly rememberVariable?: (name: string) => Thenable<void>;
}

export interface InsertionOutcome {
  /** How many cursors and selections took it; 0 where there is no editor, or a read-only one. */
  readonly inserted: number;
  readonly variable?: string;
  readonly envFile?: EnvOutcome;
}

/**
 * Puts the proxy's URL at every cursor of the active editor, in the notation of the file: a reference to
 * a variable, whose value goes into `.env` when the person agrees, or the URL itself after a modal of its
 * own. Undefined when cancelled.
 */
export async function insertProxyUrl(insertion: Insertion): Promise<InsertionOutcome | undefined> {
  const { endpoint } = insertion;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    warn(l10n.t('No text editor is open to insert the proxy URL into.'), copying(endpoint));
    return { inserted: 0 };
  }
  const isSettled = insertion.credentials === 'reference' || !hasCredentials(endpoint);
  const credentials = isSettled ? insertion.credentials : await chosenCredentials(editor.document, endpoint);
  switch (credentials) {
    case 'literal': {
      const edits = literalEdits(cursorsOf(editor), urlFor(endpoint, editor.document.languageId));
      return { inserted: await insert(editor, endpoint, edits) };
    }
    case 'reference':
      return insertReference(editor, insertion);
    case undefined:
      return undefined;
  }
}

async function insertReference(
  editor: vscode.TextEditor,
  { endpoint, suggestedVariable, rememberVariable }: Insertion,
): Promise<InsertionOutcome | undefined> {
  const { document } = editor;
  const agreed = await agreedReference({
    document,
    definitionsOf: oneVariable(urlFor(endpoint, document.languageId)),
    proxies: endpointName(endpoint),
    endpoint,
    suggestedVariable,
    ...(rememberVariable && { rememberVariable }),
  });
  if (agreed === undefined) {
    return undefined;
  }
  const { variable, write } = agreed;
  const inserted = await insert(editor, endpoint, referenceEdits(cursorsOf(editor), variable));
  return inserted === 0 ? { inserted } : { inserted, variable, envFile: await write() };
}

/** How many cursors took the text; 0, and a sentence that says so, where the editor did not take it. */
async function insert(editor: vscode.TextEditor, endpoint: Endpoint, edits: CursorEdits): Promise<number> {
  const { selections } = editor;
  if (!(await applyInsertion(editor, edits.edits))) {
    warn(
      l10n.t('{0} was not changed: it may be read-only.', documentName(editor.document)),
      copying(endpoint),
    );
    return 0;
  }
  // Where the command came from the sidebar, the next thing typed belongs beside what was inserted.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  tellCautions(edits);
  return selections.length;
}

function cursorsOf({ document, selections }: vscode.TextEditor): Cursors {
  return {
    text: document.getText(),
    languageId: document.languageId,
    fileName: documentHome(document).path,
    selections: selections.map(({ start, end }) => ({
      start: document.offsetAt(start),
      end: document.offsetAt(end),
    })),
  };
}
