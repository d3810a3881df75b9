import * as vscode from 'vscode';
import { linkSafe } from '../../core/plainText.js';
import type { Confirmation, Decision } from '../../spending/proposal.js';
import { questionOf } from './question.js';
import type { Wording } from './wording.js';

/** Asks in a modal that VS Code itself gives a Cancel button. */
export async function askToSpend(confirmation: Confirmation, what: Wording): Promise<Decision> {
  const { title, lines, send, show } = questionOf(confirmation, what);
  const answer = await vscode.window.showWarningMessage(
    linkSafe(title),
    { modal: true, detail: lines.map(linkSafe).join('\n\n') },
    { title: send, decision: 'send' as const },
    { title: show, decision: 'show' as const },
  );
  return answer?.decision ?? 'close';
}
