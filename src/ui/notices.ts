import * as l10n from '@vscode/l10n';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { FileProblem } from '../accounts/store.js';
import type { ProviderInfo } from '../core/provider.js';
import type { Row } from './tree/row.js';

interface Wait {
  readonly provider: string;
  readonly reason: 'rateLimit' | 'retry';
  readonly untilMs: number;
}

/** Says above the tree why nothing moves, for as long as a request waits; the "Loading…" row can cancel it. */
export function waitNotice(
  view: vscode.TreeView<Row>,
  providers: readonly ProviderInfo[],
): (wait: Wait) => void {
  let timer: NodeJS.Timeout | undefined;
  return ({ provider, reason, untilMs }) => {
    const leftMs = untilMs - Date.now();
    if (leftMs < SHORTEST_SHOWN_MS) {
      return;
    }
    const label = providers.find(({ id }) => id === provider)?.label ?? provider;
    const seconds = Math.ceil(leftMs / 1000);
    view.message =
      reason === 'rateLimit'
        ? l10n.t('{0} limits how often it is asked: waiting {1} s.', label, seconds)
        : l10n.t('{0} did not answer well: trying again in {1} s.', label, seconds);
    clearTimeout(timer);
    timer = setTimeout(() => {
      view.message = '';
    }, leftMs);
  };
}

const SHORTEST_SHOWN_MS = 1000;

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
