import * as l10n from '@vscode/l10n';
import path from 'node:path';
import * as vscode from 'vscode';
import { iconSafe, linkSafe } from '../../core/plainText.js';
import type { EndpointChange } from '../../snippets/staleSpellings.js';
import type { StalePlace } from '../../snippets/staleUrls.js';
import { type ChoiceItem, choose, valueOf } from '../input/steps.js';
import { type StaleFile, staleFiles } from './staleFiles.js';
import { placeNote, staleMessage, updatedMessage } from './staleMessages.js';
import { type UpdateOutcome, updateAll } from './staleUpdate.js';

interface Found {
  readonly file: StaleFile;
  readonly place: StalePlace;
}

/**
 * Says how many places hold what the changes replaced, and offers to show or update them; again after
 * one was shown. Undefined where there are none, or nothing was to be done.
 */
export async function offerUpdate(
  name: string,
  changes: readonly EndpointChange[],
): Promise<UpdateOutcome | undefined> {
  const update = l10n.t('Update');
  const show = l10n.t('Show');
  for (;;) {
    const files = await staleFiles(changes);
    const items = files.flatMap(placeItems);
    if (items.length === 0) {
      return undefined;
    }
    const canUpdate = files.some(
      ({ isFixed, places }) => !isFixed && places.some(({ text }) => text !== undefined),
    );
    const answer = await vscode.window.showInformationMessage(
      staleMessage(linkSafe(name), items.length, new Set(files.map(({ home }) => home.toString())).size),
      ...(canUpdate ? [update] : []),
      show,
    );
    if (answer === update) {
      const outcome = await updateAll(changes);
      void vscode.window.showInformationMessage(updatedMessage(outcome));
      return outcome;
    }
    if (answer !== show) {
      return undefined;
    }
    const chosen = valueOf(await choose(items, { placeholder: l10n.t('Places that hold the old URL') }));
    if (chosen) {
      await reveal(chosen);
    }
  }
}

function placeItems(file: StaleFile): readonly ChoiceItem<Found>[] {
  const folder = path.posix.dirname(vscode.workspace.asRelativePath(file.home));
  return file.places.map((place) => ({
    label: iconSafe(placeName(file, place)),
    description: iconSafe(folder === '.' ? '' : folder),
    detail: placeNote(file.isFixed, place.text !== undefined, file.kind === 'env'),
    value: { file, place },
  }));
}

function placeName(file: StaleFile, { start }: StalePlace): string {
  const name = path.posix.basename(file.home.path);
  const line = file.text.slice(0, start).split('\n').length;
  const cell = cellOf(file);
  return cell === undefined
    ? l10n.t('{0}, line {1}', name, line)
    : l10n.t('{0}, cell {1}, line {2}', name, cell.index + 1, line);
}

async function reveal({ file, place }: Found): Promise<void> {
  const cell = cellOf(file);
  if (cell !== undefined) {
    const selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
    await vscode.window.showNotebookDocument(cell.notebook, { selections });
    return;
  }
  const document =
    file.kind === 'document' ? file.document : await vscode.workspace.openTextDocument(file.home);
  const selection = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
  await vscode.window.showTextDocument(document, { selection });
}

function cellOf(file: StaleFile): vscode.NotebookCell | undefined {
  return vscode.workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .find(({ document }) => file.kind === 'document' && document === file.document);
}
