import * as l10n from '@vscode/l10n';

/** `12001 · NL Private: 3 places in 2 files still hold the old URL.` */
export function staleMessage(name: string, placeCount: number, fileCount: number): string {
  if (placeCount === 1) {
    return l10n.t('{0}: 1 place still holds the old URL.', name);
  }
  return fileCount === 1
    ? l10n.t('{0}: {1} places in 1 file still hold the old URL.', name, placeCount)
    : l10n.t('{0}: {1} places in {2} files still hold the old URL.', name, placeCount, fileCount);
}

/** What an update came to, and what it left to do. */
export function updatedMessage(outcome: {
  readonly updated: number;
  readonly left: number;
  readonly isUnsaved: boolean;
}): string {
  const { updated, left, isUnsaved } = outcome;
  const done = updated === 1 ? l10n.t('1 place was updated.') : l10n.t('{0} places were updated.', updated);
  const save = isUnsaved ? l10n.t('Save the changed files before the program runs.') : '';
  const rest =
    left === 0
      ? ''
      : left === 1
        ? l10n.t('1 place was not updated: change it yourself.')
        : l10n.t('{0} places were not updated: change them yourself.', left);
  return [done, save, rest].filter((sentence) => sentence !== '').join(' ');
}

/** Why a place keeps the old URL; nothing for one that can be updated. */
export function placeNote(isFixed: boolean, isFit: boolean, isTracked: boolean): string {
  if (isFixed) {
    return isTracked ? l10n.t('not updated: git tracks it') : l10n.t('not updated: read-only');
  }
  return isFit ? '' : l10n.t('not updated: the new URL cannot be written here');
}
