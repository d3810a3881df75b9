import { hostname } from 'node:os';
import * as vscode from 'vscode';
import { plainText } from '../../core/plainText.js';
import type { Machine, ShownRun } from '../../protocol/results.js';
import type { CommandContext } from '../commands/context.js';
import { stopText } from './resultsPanelStop.js';
import type { OpenRun, RunInfo } from './runs.js';

/** How a run stands, as the page is told it. */
export function shownRun({ info, list, running }: OpenRun, machine: Machine): ShownRun {
  const { state, stopped, done, perSecond, remainingMs } = running?.progress ?? info.progress;
  return {
    title: plainText(info.title),
    machine,
    state,
    ...(stopped && { stopped: stopText(stopped) }),
    total: list.count,
    done,
    perSecond,
    ...(remainingMs !== undefined && { remainingMs }),
    isOwn: running !== undefined,
    canRepeat: running ? running.again !== undefined : isRepeatable(info),
    badLineCount: info.badLineCount,
    duplicateCount: info.duplicateCount,
  };
}

/** Who checks, or did: this machine by the name a person knows it by, or an account by its label. */
export async function machineOf(
  { checkedBy }: RunInfo,
  { openAccounts }: Pick<CommandContext, 'openAccounts'>,
): Promise<Machine> {
  if (checkedBy.kind === 'remote') {
    const { account } = checkedBy;
    const found = (await openAccounts.all()).find((open) => open.account.id === account);
    return { kind: 'provider', name: plainText(found?.account.label ?? '') };
  }
  const { remoteName } = vscode.env;
  if (remoteName === undefined) {
    return { kind: 'local', name: hostname() };
  }
  // a server of one's own has its address for a name, which says less than the machine's
  return { kind: 'remote', name: /^[\w-]+$/.test(remoteName) ? `${hostname()} (${remoteName})` : hostname() };
}

/** A run of this machine that is over is begun anew with some of its rows. */
function isRepeatable({ checkedBy, isElsewhere }: RunInfo): boolean {
  return checkedBy.kind === 'local' && !isElsewhere;
}
