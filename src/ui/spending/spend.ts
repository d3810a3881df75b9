import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { can } from '../../core/capabilities.js';
import { linkSafe } from '../../core/plainText.js';
import type { Proposal } from '../../spending/proposal.js';
import type { Result } from '../../spending/result.js';
import type { NextStep } from '../commands/context.js';
import type { MoneyContext } from './context.js';
import type { ReadyAccount } from '../openAccounts.js';
import { refreshAffected } from './affectedLists.js';
import { askToSpend } from './ask.js';
import { dryRunText } from './dryRunText.js';
import { resultText, summaryOf, type PlainSummary } from './outcomeText.js';
import { spendingAccount } from './spendingAccount.js';
import { StageNotice } from './stageNotice.js';
import { settleUnfinished } from './unfinished.js';
import type { Wording } from './wording.js';

/** What is needed of the commands' context to spend. */
export type SpendContext = Pick<MoneyContext, 'door' | 'documents' | 'openAccounts' | 'log'>;

/**
 * Takes an effect through the door: the price, the modal, sending, and what became of it, told in a
 * notification. Resolves to `undefined` where the person closed the modal.
 *
 * @throws SpendingError, ProviderError where nothing was sent
 */
export async function spendFrom(
  { open, ...proposal }: Omit<Proposal, 'account'> & { readonly open: ReadyAccount },
  what: Wording,
  context: SpendContext,
): Promise<PlainSummary | undefined> {
  const result = await spendAs({ ...proposal, account: spendingAccount(open) }, what, context);
  await tell(result, what, open.info.label, open, context);
  if (result.kind === 'closed') {
    return undefined;
  }
  if (result.kind === 'unknown') {
    // told when it is known: the provider may be back in a minute
    void settleUnfinished(context);
  }
  if (result.kind !== 'shown' && result.kind !== 'notDone') {
    await refreshAffected(proposal.effect, open.reads);
  }
  return summaryOf(result);
}

/** Spends under a progress notification, and tells nothing afterwards. */
export async function spendAs(
  proposal: Proposal,
  what: Wording,
  { door }: Pick<SpendContext, 'door'>,
): Promise<Result> {
  const notice = new StageNotice(what.verb);
  try {
    return await door.spend(proposal, {
      confirm: (confirmation) => {
        notice.dispose();
        return askToSpend(confirmation, what);
      },
      onStage: (stage) => {
        notice.show(stage);
      },
      signal: notice.signal,
    });
  } finally {
    notice.dispose();
  }
}

/** Says what became of it. A notification is not waited for: it stays until the person has seen it. */
export async function tell(
  result: Result,
  what: Wording,
  providerLabel: string,
  open: ReadyAccount | undefined,
  { documents }: Pick<SpendContext, 'documents'>,
): Promise<void> {
  if (result.kind === 'closed') {
    return;
  }
  if (result.kind === 'shown') {
    await documents.show('egress-dry-run', l10n.t('Dry run'), dryRunText(result.request));
    return;
  }
  const text = linkSafe(resultText(result, what, providerLabel));
  const next = nextStep(result, what, open);
  const labels = next ? [next.label] : [];
  const chosen =
    result.kind === 'done' && !result.isDearer
      ? vscode.window.showInformationMessage(text, ...labels)
      : vscode.window.showWarningMessage(text, ...labels);
  void chosen.then((label) => (label === undefined ? undefined : next?.run()));
}

function nextStep(
  result: Exclude<Result, { kind: 'closed' | 'shown' }>,
  what: Wording,
  open: ReadyAccount | undefined,
): NextStep | undefined {
  switch (result.kind) {
    case 'done':
      return what.next?.(result.receipt);
    case 'refused':
      return result.error.kind === 'insufficientFunds' &&
        open &&
        can(open.reads.capabilities, 'depositAddresses')
        ? {
            label: l10n.t('Deposit addresses'),
            run: () =>
              vscode.commands.executeCommand('egress.showDepositAddresses', { account: open.account.id }),
          }
        : undefined;
    case 'notDone':
      return undefined;
    case 'unknown':
      return {
        label: l10n.t('Show evidence'),
        run: () => vscode.commands.executeCommand('egress.showSpendingHistory', { intent: result.intent.id }),
      };
  }
}
