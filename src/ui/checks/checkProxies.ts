import * as l10n from '@vscode/l10n';
import type { RunningCheck } from '../../check/engine/plan.js';
import { localPorts } from '../../check/engine/localPorts.js';
import { startCheck } from '../../check/engine/startCheck.js';
import { withReputation } from '../../check/reputation/reputationCheck.js';
import type { CheckLook } from '../../core/checkLooks.js';
import { iconSafe, plainText } from '../../core/plainText.js';
import type { CommandArguments, Invocation } from '../commands/arguments.js';
import { pickAccountThatCan, type AccountThatCan } from '../commands/pick.js';
import { choose, valueOf } from '../input/steps.js';
import type { CheckedSource } from './checkedSource.js';
import { agreesToTraffic, reputationSource } from './costQuestions.js';
import { chosenSource, isJobList } from './chosenSource.js';
import type { CheckContext, CheckHandler } from './context.js';
import { hasOwnTarget, judgesFor } from './localJudges.js';
import { askForLooks, engineLooks } from './looksQuestion.js';
import { isBare, preparedList, withSharedLogin, type PreparedList } from './preparedList.js';
import type { RunStart } from './runs.js';
import { startRemote } from './startRemote.js';

/** Finds out which proxies of a list work, from this machine or by an account that checks from outside. */
export const checkProxies: CheckHandler = async (invocation, context) => {
  const source = await chosenSource(invocation, context);
  return source && checkSource(source, invocation, context);
};

export interface StartedCheck {
  readonly run: string;
  readonly total: number;
  readonly badLines: number;
  readonly duplicates: number;
}

/** Checks a list that is known; undefined where the person closed a question. */
export async function checkSource(
  source: CheckedSource,
  { args, row }: Invocation,
  context: CheckContext,
): Promise<StartedCheck | undefined> {
  const prepared = await preparedList(source, context.choices);
  const asked = isJobList(row) ? { ...args, engine: 'remote' as const } : args;
  const engine = prepared && (await chosenEngine(asked, source.accounts.length === 0, context));
  if (!prepared || !engine) {
    return undefined;
  }
  const ready = await (engine.kind === 'local'
    ? localRun(prepared, args, context)
    : remoteRun(prepared, engine.open, context));
  if (!ready) {
    return undefined;
  }
  const { read } = ready.prepared;
  const run = await context.runs.start({
    title: source.title,
    source: source.source,
    list: read.list,
    badLineCount: read.badLineCount,
    badLines: read.badLines,
    duplicateCount: read.duplicates,
    ...ready.start,
  });
  context.openResults(run);
  return { run, total: read.list.count, badLines: read.badLineCount, duplicates: read.duplicates };
}

interface ReadyRun {
  readonly prepared: PreparedList;
  readonly start: Pick<RunStart, 'checkedBy' | 'begin' | 'plan'>;
}

async function localRun(
  prepared: PreparedList,
  args: CommandArguments,
  context: CheckContext,
): Promise<ReadyRun | undefined> {
  // said before anything is asked, where it cannot work at all
  judgesFor(prepared.read.list, context);
  const answer = await wantedLooks(prepared, args, context);
  const meant = answer?.hasSharedLogin ? await withSharedLogin(prepared) : prepared;
  if (!answer || !meant) {
    return undefined;
  }
  const { list } = meant.read;
  const looks = engineLooks(answer.looks);
  const limits = context.settings.checkLimits();
  const judges = judgesFor(list, context);
  const isAsked = answer.looks.includes('reputation');
  const source = isAsked ? await reputationSource(list, context) : undefined;
  if ((isAsked && !source) || !(await agreesToTraffic(list, prepared.of.accounts, looks, judges))) {
    return undefined;
  }
  const begin = (): RunningCheck => {
    const check = startCheck({ list, judges, limits, looks }, localPorts());
    return source ? withReputation(check, source) : check;
  };
  return { prepared: meant, start: { checkedBy: { kind: 'local' }, begin, plan: { looks, limits } } };
}

async function remoteRun(
  prepared: PreparedList,
  open: AccountThatCan<'submitCheck'>,
  context: CheckContext,
): Promise<ReadyRun | undefined> {
  const start = await startRemote(open, prepared.read, context);
  return start && { prepared, start };
}

async function wantedLooks(
  prepared: PreparedList,
  args: CommandArguments,
  context: CheckContext,
): ReturnType<typeof askForLooks> {
  if (args.looks) {
    return { looks: args.looks, hasSharedLogin: false };
  }
  const answer = await askForLooks({
    chosen: context.choices.looks,
    looks: await offeredLooks(context),
    isBare: isBare(prepared),
  });
  await (answer && context.choices.rememberLooks(answer.looks));
  return answer;
}

/** A page of one's own tells whether it was reached; judges tell more. */
async function offeredLooks(context: CheckContext): Promise<readonly CheckLook[]> {
  const open = await context.openAccounts.all();
  const canLookUp = open.some((each) => each.kind === 'ready' && each.reads.capabilities.ipLookup);
  return [
    ...(hasOwnTarget(context)
      ? []
      : (['anonymity', 'interception', 'dns', 'exits', 'downloadRate'] as const)),
    ...(canLookUp && !hasOwnTarget(context) ? (['reputation'] as const) : []),
  ];
}

type Engine =
  { readonly kind: 'local' } | { readonly kind: 'remote'; readonly open: AccountThatCan<'submitCheck'> };

/** This machine, or an account that checks from outside, where there is one. The account of a text is who checks it. */
async function chosenEngine(
  args: CommandArguments,
  isChecker: boolean,
  context: CheckContext,
): Promise<Engine | undefined> {
  const wanted = args.engine ?? (await askForEngine(context));
  if (wanted !== 'remote') {
    return wanted && { kind: 'local' };
  }
  const open = await pickAccountThatCan('submitCheck', isChecker ? args : {}, context);
  return open && { kind: 'remote', open };
}

async function askForEngine({ openAccounts }: CheckContext): Promise<'local' | 'remote' | undefined> {
  const open = await openAccounts.all();
  const checking = open.filter((each) => each.kind === 'ready' && each.reads.capabilities.submitCheck);
  if (checking.length === 0) {
    return 'local';
  }
  return valueOf(
    await choose<'local' | 'remote'>(
      [
        {
          label: l10n.t('This machine'),
          description: l10n.t('through each proxy, to a judge page'),
          value: 'local',
        },
        {
          label: l10n.t('A provider, from outside'),
          description: checking.map(({ account }) => iconSafe(plainText(account.label))).join(', '),
          value: 'remote',
        },
      ],
      { placeholder: l10n.t('Who is to check them?') },
    ),
  );
}
