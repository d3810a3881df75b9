import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import type { Secret } from '../../core/secret.js';
import { applyInsertion } from './applyInsertion.js';
import { type CursorEdits, type Cursors, literalEdits, referenceEdits, urlFor } from './cursorEdits.js';
import { documentHome, documentName } from './documentHome.js';
import { hasCredentials } from './endpointText.js';
import { EnvRefusedError } from './envFile.js';
import type { EnvPlan } from './envPlan.js';
import { problemMessage, refusalMessage, writtenMessage } from './insertMessages.js';
import { asksToWrite, chosenCredentials, warnAndOfferCopy } from './questions.js';
import { envFolder, plannedEnv, writeVariable } from './workspaceEnv.js';

export interface Insertion {
  readonly endpoint: Endpoint;
  readonly credentials: 'reference' | 'literal';
  /** The name it gets in `.env`, unless another value has it. */
  readonly suggestedVariable: string;
}

export interface InsertionOutcome {
  /** How many cursors and selections took it; 0 where there is no editor, or a read-only one. */
  readonly inserted: number;
  readonly variable?: string;
  readonly envFile?: 'written' | 'unchanged' | 'declined' | 'unavailable';
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
    warnAndOfferCopy(l10n.t('No text editor is open to insert the proxy URL into.'), endpoint);
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
  { endpoint, suggestedVariable }: Insertion,
): Promise<InsertionOutcome | undefined> {
  const value = urlFor(endpoint, editor.document.languageId);
  const folder = envFolder(editor.document);
  const plan = await plannedEnv(folder, value, suggestedVariable);
  const mayWrite = plan.kind === 'write' && (await asksToWrite(plan, endpoint));
  if (mayWrite === undefined) {
    return undefined;
  }
  const inserted = await insert(editor, endpoint, referenceEdits(cursorsOf(editor), plan.variable));
  if (inserted === 0) {
    return { inserted };
  }
  const outcome = { inserted, variable: plan.variable };
  switch (plan.kind) {
    case 'keep':
      return { ...outcome, envFile: 'unchanged' };
    case 'refuse':
      warnAndOfferCopy(refusalMessage(plan.variable, plan.reason), endpoint);
      return { ...outcome, envFile: 'unavailable' };
    case 'write':
      return { ...outcome, envFile: mayWrite ? await write(plan, folder, value, endpoint) : 'declined' };
  }
}

async function write(
  plan: Extract<EnvPlan, { kind: 'write' }>,
  folder: string | undefined,
  value: Secret,
  endpoint: Endpoint,
): Promise<'written' | 'unavailable'> {
  try {
    const { path, isUnsaved } = await writeVariable(folder, plan.variable, value);
    announce(writtenMessage(plan, isUnsaved), path);
    return 'written';
  } catch (error) {
    if (error instanceof EnvRefusedError) {
      warnAndOfferCopy(refusalMessage(plan.variable, error.reason), endpoint);
      return 'unavailable';
    }
    throw error;
  }
}

function announce(sentence: string, file: string): void {
  const open = l10n.t('Open .env');
  void vscode.window
    .showInformationMessage(sentence, open)
    .then((answer) => (answer === open ? vscode.window.showTextDocument(vscode.Uri.file(file)) : undefined));
}

/** How many cursors took the text; 0, and a sentence that says so, where the editor did not take it. */
async function insert(
  editor: vscode.TextEditor,
  endpoint: Endpoint,
  { edits, problems }: CursorEdits,
): Promise<number> {
  const { selections } = editor;
  if (!(await applyInsertion(editor, edits))) {
    warnAndOfferCopy(
      l10n.t('{0} was not changed: it may be read-only.', documentName(editor.document)),
      endpoint,
    );
    return 0;
  }
  // Where the command came from the sidebar, the next thing typed belongs beside what was inserted.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  for (const problem of problems) {
    void vscode.window.showWarningMessage(problemMessage(problem));
  }
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
