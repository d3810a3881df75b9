import * as l10n from '@vscode/l10n';
import { isIP } from 'node:net';
import * as vscode from 'vscode';
import { enter, valueOf } from '../input/steps.js';
import { withProgress } from '../progress.js';
import { usageText } from '../usageText.js';
import { errorMessage } from '../messages.js';
import { Refusal, type CommandContext, type Handler } from './context.js';
import { checkKeyOf } from './keyCheck.js';
import { pickAccountThatCan, type AccountThatCan } from './pick.js';

export const checkKey: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('keyCheck', args, context);
  const report = open && (await checkKeyOf(open, open.reads.capabilities.keyCheck));
  if (!report) {
    return undefined;
  }
  if (report.usage?.kind === 'requests') {
    await context.memory.remember(open.account.id, { usage: { usage: report.usage, at: Date.now() } });
  }
  context.tree.redraw();
  return { isValid: report.isValid, usage: report.usage && usageText(report.usage) };
};

export const showServiceStatus: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('serviceStatus', args, context);
  if (!open) {
    return undefined;
  }
  await open.reads.serviceStatus?.refresh();
  await context.reveal([open.account.id, `${open.account.id}/status`]);
  const [status] = open.reads.serviceStatus?.state.items ?? [];
  return status && { status: status.status, countries: status.countriesAvailable };
};

/** Looks an address up and shows every field that came on a page of its own; its cost is said first. */
export const lookUpIp: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('ipLookup', args, context);
  const ip =
    open &&
    (args.ip ??
      valueOf(
        await enter({ prompt: l10n.t('IP address to look up'), placeholder: '8.8.8.8', validate: ipProblem }),
      ));
  if (!open || ip === undefined) {
    return undefined;
  }
  const problem = ipProblem(ip);
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
  const { cost } = open.reads.capabilities.ipLookup;
  if (cost === 'oneRequest' && !(await agreesToLookUp(ip, open))) {
    return undefined;
  }
  const listing = open.reads.ipLookups?.of(ip);
  await withProgress(l10n.t('Looking up {0}', ip), async (signal) => {
    signal.addEventListener('abort', () => listing?.cancel());
    await listing?.refresh();
  });
  await showLookedUp(ip, open, context);
  return { ip, fields: Object.keys(listing?.state.items[0] ?? {}).length };
};

/** On its page; where nothing came, the sidebar's row says why. */
async function showLookedUp(
  ip: string,
  { account, info, reads }: AccountThatCan<'ipLookup'>,
  context: CommandContext,
): Promise<void> {
  const state = reads.ipLookups?.known(ip)?.state;
  const [answer] = state?.items ?? [];
  if (answer === undefined || state?.loadedAt === undefined) {
    await context.reveal([account.id, `${account.id}/ip/${ip}`]);
    return;
  }
  await context.showLookUp({
    ip,
    account,
    providerLabel: info.label,
    answer,
    answeredAt: state.loadedAt,
    costsRequest: reads.capabilities.ipLookup.cost === 'oneRequest',
    ...(state.failure && { failure: errorMessage(state.failure.error, info.label) }),
  });
}

function ipProblem(text: string): string | undefined {
  return isIP(text) === 0
    ? l10n.t('That is no IP address. Enter one like 8.8.8.8 or 2001:db8::1.')
    : undefined;
}

async function agreesToLookUp(ip: string, { info }: AccountThatCan<'ipLookup'>): Promise<boolean> {
  const lookUp = l10n.t('Look up for 1 request');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Look up {0}?', ip),
    { modal: true, detail: l10n.t('{0} counts it as one request of your plan.', info.label) },
    lookUp,
  );
  return answer === lookUp;
}
