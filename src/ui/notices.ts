import * as l10n from '@vscode/l10n';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { FileProblem } from '../accounts/store.js';

/** An account file that cannot be used is told once, with where it is: nothing is lost. */
export function tellFileProblem({ file, reason }: FileProblem): void {
  void vscode.window.showWarningMessage(problemText(basename(file), reason));
}

function problemText(name: string, reason: FileProblem['reason']): string {
  switch (reason) {
    case 'corrupt':
      return l10n.t('The account file {0} is damaged. It was set aside; add the account again.', name);
    case 'newerVersion':
      return l10n.t(
        'The account file {0} was written by a newer Egress. Update the extension to use it.',
        name,
      );
    case 'unreadable':
      return l10n.t('The account file {0} cannot be read. Check its permissions.', name);
  }
}
