import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Installs } from '../../snippets/detect/installCommand.js';
import type { NextStep } from '../commands/context.js';

/** Says in one notification what the inserted code still takes to run, and offers it; waits for nobody. */
export function tellWhatIsLeft({
  installs,
  loading,
}: {
  readonly installs?: Installs | undefined;
  readonly loading?: { readonly sentence: string; readonly step?: NextStep } | undefined;
}): void {
  const sentences = [
    ...(loading ? [loading.sentence] : []),
    ...(installs ? [l10n.t('The code takes {0}.', installs.packages.join(', '))] : []),
  ];
  const { command } = installs ?? {};
  const steps: readonly NextStep[] = [
    ...(loading?.step ? [loading.step] : []),
    ...(command === undefined
      ? []
      : [
          {
            label: l10n.t('Copy install command'),
            run: () => vscode.env.clipboard.writeText(command),
          },
        ]),
  ];
  if (sentences.length > 0) {
    void vscode.window
      .showInformationMessage(sentences.join(' '), ...steps.map(({ label }) => label))
      .then((answer) => steps.find(({ label }) => label === answer)?.run());
  }
}
