import * as l10n from '@vscode/l10n';

/** What is wrong with a typed number of things to buy, or nothing; more than six digits are a slip of the hand. */
export function countProblem(text: string): string | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? undefined : l10n.t('Enter a whole number from 1 to 999999.');
}
