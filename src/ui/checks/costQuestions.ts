import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Looks } from '../../check/engine/plan.js';
import type { Judge } from '../../check/judge/judge.js';
import type { CheckList } from '../../check/list/checkList.js';
import { estimateBytes } from '../../check/looks/estimate.js';
import type { ReputationPorts } from '../../check/reputation/reputationCheck.js';
import { linkSafe, plainText } from '../../core/plainText.js';
import { pickAccountThatCan } from '../commands/pick.js';
import { isCancelled } from '../messages.js';
import type { ReadyAccount } from '../openAccounts.js';
import { usageText } from '../usageText.js';
import { bytesText, countText } from '../words.js';
import type { CheckContext } from './context.js';

/**
 * Says what a run takes of plans that are counted in gigabytes, before it begins; true where there is none, or the
 * person agrees.
 */
export async function agreesToTraffic(
  list: CheckList,
  accounts: readonly ReadyAccount[],
  looks: Looks,
  judges: readonly Judge[],
): Promise<boolean> {
  const lines: string[] = [];
  for (const open of accounts) {
    const usage = await trafficOf(open);
    const count = usage === undefined ? 0 : rowsOf(list, open.account.id);
    if (count > 0) {
      const bytes = bytesText(estimateBytes(count, looks, judges));
      lines.push(l10n.t('About {0} of {1}: {2}', bytes, plainText(open.account.label), usage ?? ''));
    }
  }
  if (lines.length === 0) {
    return true;
  }
  const check = l10n.t('Check');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Check proxies of a plan that is counted in GB?'),
    { modal: true, detail: lines.join('\n') },
    check,
  );
  return answer === check;
}

/** What is left, where it is counted in gigabytes; read first where asking is free. */
async function trafficOf({ reads: { usage, capabilities } }: ReadyAccount): Promise<string | undefined> {
  await (capabilities.usage?.cost === 'free' ? usage?.obtain() : undefined);
  const [known] = usage?.state.items ?? [];
  return known?.kind === 'traffic' ? usageText(known) : undefined;
}

function rowsOf(list: CheckList, account: string): number {
  let count = 0;
  for (let row = 0; row < list.count; row += 1) {
    count += Number(list.origin(row).account === account);
  }
  return count;
}

/**
 * Who is asked about the exits, and for how many requests at most; undefined where the person closed a question.
 *
 * @throws Refusal where no account looks up addresses
 */
export async function reputationSource(
  { count }: CheckList,
  context: CheckContext,
): Promise<ReputationPorts | undefined> {
  const open = await pickAccountThatCan('ipLookup', {}, context);
  if (!open) {
    return undefined;
  }
  const { ipLookup } = open.reads.capabilities;
  if (ipLookup.cost !== 'free' && !(await agreesToRequests(count, open))) {
    return undefined;
  }
  return {
    lookUp: (ip, signal) => ipLookup.lookUp(ip, signal),
    most: count,
    onFailed: (error) => {
      if (isCancelled(error)) {
        return;
      }
      context.log.warn(`reputation: ${error instanceof Error ? error.name : 'failed'}`);
      void vscode.window.showWarningMessage(
        l10n.t(
          '{0} did not answer: the other exits have no reputation.',
          linkSafe(plainText(open.account.label)),
        ),
      );
    },
  };
}

async function agreesToRequests(count: number, { account, reads }: ReadyAccount): Promise<boolean> {
  const [usage] = reads.usage?.state.items ?? [];
  const lookUp = l10n.t('Look up exits');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Have {0} look up the exits?', plainText(account.label)),
    {
      modal: true,
      detail: [
        count === 1
          ? l10n.t('It costs 1 request.')
          : l10n.t('It costs one request for each different exit address: {0} at most.', countText(count)),
        ...(usage ? [l10n.t('Known so far: {0}.', usageText(usage))] : []),
      ].join(' '),
    },
    lookUp,
  );
  return answer === lookUp;
}
