import * as vscode from 'vscode';
import type { EndpointChange } from '../../snippets/staleSpellings.js';
import { withPlaces } from '../../snippets/staleUrls.js';
import { EnvRefusedError } from './envFile.js';
import { type StaleFile, staleFiles } from './staleFiles.js';
import { rewriteEnv } from './workspaceEnv.js';

export interface UpdateOutcome {
  /** Places that hold the new URL now. */
  readonly updated: number;
  /** Places that hold the old one still. */
  readonly left: number;
  /** Whether a changed file waits to be saved. */
  readonly isUnsaved: boolean;
}

type StaleDocument = Extract<StaleFile, { kind: 'document' }>;
type StaleEnv = Extract<StaleFile, { kind: 'env' }>;

/** Searches again and puts the new URLs in place: open texts in one undoable edit, `.env` as it is written. */
export async function updateAll(changes: readonly EndpointChange[]): Promise<UpdateOutcome> {
  const files = await staleFiles(changes);
  const outcomes = await updateDocuments(files.filter((file) => file.kind === 'document'));
  for (const file of files.filter((candidate) => candidate.kind === 'env')) {
    outcomes.push(await updateEnv(file));
  }
  return {
    updated: outcomes.reduce((sum, { updated }) => sum + updated, 0),
    left: outcomes.reduce((sum, { left }) => sum + left, 0),
    isUnsaved: outcomes.some(({ isUnsaved }) => isUnsaved),
  };
}

async function updateDocuments(files: readonly StaleDocument[]): Promise<UpdateOutcome[]> {
  const edit = new vscode.WorkspaceEdit();
  // what was typed into since it was searched has its places elsewhere now
  const fitting = files.filter(({ document, text, isFixed }) => !isFixed && document.getText() === text);
  for (const { document, places } of fitting) {
    for (const { start, end, text } of places) {
      if (text !== undefined) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        edit.replace(document.uri, range, text);
      }
    }
  }
  if (edit.size > 0) {
    await vscode.workspace.applyEdit(edit);
  }
  // a read-only text may be said to have taken what it did not: the text decides
  return files.map((file) => {
    const { document, text } = file;
    return outcome(file, fitting.includes(file) && document.getText() !== text, document.isDirty);
  });
}

async function updateEnv(stale: StaleEnv): Promise<UpdateOutcome> {
  const { file, places, isFixed } = stale;
  const text = withPlaces(file.text, places);
  if (isFixed || text === file.text) {
    return outcome(stale, false, false);
  }
  try {
    return outcome(stale, true, await rewriteEnv(file, text));
  } catch (error) {
    if (error instanceof EnvRefusedError) {
      return outcome(stale, false, false);
    }
    throw error;
  }
}

function outcome({ places }: StaleFile, isChanged: boolean, isUnsaved: boolean): UpdateOutcome {
  const updated = isChanged ? places.filter(({ text }) => text !== undefined).length : 0;
  return { updated, left: places.length - updated, isUnsaved: isChanged && isUnsaved };
}
