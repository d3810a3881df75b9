import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RunningCheck } from '../../check/engine/plan.js';
import type { CheckList, ReadList } from '../../check/list/checkList.js';
import { type SendOutcome, startRemoteCheck } from '../../check/remote/remoteCheck.js';
import { type RemotePart, remoteParts, type RemoteParts } from '../../check/remote/remoteParts.js';
import { systemRemoteClock } from '../../check/remote/systemRemoteClock.js';
import { can } from '../../core/capabilities.js';
import { linkSafe } from '../../core/plainText.js';
import { Refusal } from '../commands/context.js';
import type { AccountThatCan } from '../commands/pick.js';
import { choose, valueOf } from '../input/steps.js';
import { followJobOf } from '../followedJobs.js';
import type { ReadyAccount } from '../openAccounts.js';
import type { ListToSubmit } from '../spending/submitCheck.js';
import { countText } from '../words.js';
import type { CheckContext } from './context.js';
import { badLinesText } from './preparedList.js';
import type { RunInfo } from './runs.js';
import { leftHere, whatLeaves } from './remoteWords.js';

type CheckingAccount = AccountThatCan<'submitCheck'>;

/** A run that a provider works on: who, and what begins to follow it. */
export interface RemoteStart {
  readonly checkedBy: Extract<RunInfo['checkedBy'], { kind: 'remote' }>;
  readonly begin: () => RunningCheck;
}

/**
 * Has an account's provider check a list: asks, sends the first job, and hands out what sends the others and follows
 * all of them. Undefined where the person closed a question.
 *
 * @throws Refusal, ProviderError where nothing was sent
 */
export async function startRemote(
  open: CheckingAccount,
  read: ReadList,
  context: CheckContext,
): Promise<RemoteStart | undefined> {
  const { list } = read;
  const whole = remoteParts(list);
  const [first, ...rest] = whole.parts;
  if (!first) {
    throw new Refusal(
      [l10n.t('Nothing here can be checked from outside.'), ...leftHere(whole, list)].join(' '),
    );
  }
  const includeAnonymity = await askForAnonymity();
  if (includeAnonymity === undefined) {
    return undefined;
  }
  const submission = { open, includeAnonymity, what: wordingOf(open, whole, read) };
  const sent = await context.submitCheck({
    ...submission,
    part: first,
    isConfirmed: false,
    signal: new AbortController().signal,
  });
  switch (sent.kind) {
    case 'failed':
      throw sent.error;
    case 'limited':
      throw new Refusal(
        l10n.t(
          '{0} takes no more lists for now. Try again in {1} min.',
          open.info.label,
          minutes(sent.retryAfterMs),
        ),
      );
    case 'closed':
    case 'unknown':
      return undefined;
    case 'sent':
      break;
  }
  const jobs = [sent.job];
  return {
    checkedBy: { kind: 'remote', account: open.account.id, jobs },
    begin: () =>
      follow(
        { open, list, whole, jobs, parts: rest },
        (part, signal) => submitRest({ ...submission, part, isConfirmed: true, signal }, context),
        context,
      ),
  };
}

/** Goes on with a run that an earlier window began: what was sent is followed, nothing is sent. */
export function resumeRemote(
  open: ReadyAccount,
  list: CheckList,
  jobs: readonly string[],
  context: CheckContext,
): RunningCheck {
  const nothing = (): Promise<SendOutcome> => Promise.resolve({ kind: 'closed' });
  return follow({ open, list, whole: remoteParts(list), jobs: [...jobs], parts: [] }, nothing, context);
}

interface Followed {
  readonly open: ReadyAccount;
  readonly list: CheckList;
  readonly whole: RemoteParts;
  /** Those that were sent; grows. */
  readonly jobs: string[];
  readonly parts: readonly RemotePart[];
}

function follow(
  { open, list, whole, jobs, parts }: Followed,
  send: (part: RemotePart, signal: AbortSignal) => Promise<SendOutcome>,
  context: CheckContext,
): RunningCheck {
  const { capabilities } = open.reads;
  if (!can(capabilities, 'jobs')) {
    throw new Error('What takes a list tells of its jobs');
  }
  for (const job of jobs) {
    void keepAmongJobs(open, job, context);
  }
  const check = startRemoteCheck(
    { list, skipped: whole.skipped.map(({ row }) => row), parts, jobs: [...jobs] },
    {
      jobs: capabilities.jobs,
      clock: systemRemoteClock,
      send,
      onJob: (job) => {
        jobs.push(job);
        void keepAmongJobs(open, job, context);
      },
    },
  );
  void check.ended.then(() => {
    if (check.progress.state === 'finished') {
      readAgain(open, jobs);
    }
  });
  return check;
}

/** The sidebar's rows of jobs show how they ended. */
function readAgain({ reads }: ReadyAccount, jobs: readonly string[]): void {
  for (const job of jobs) {
    void reads.job?.of(job).refresh();
  }
}

/** Nobody waits for the parts after the first: why one did not go is told here. */
async function submitRest(list: ListToSubmit, context: CheckContext): Promise<SendOutcome> {
  try {
    return await context.submitCheck(list);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    void vscode.window.showErrorMessage(linkSafe(error.message));
    return { kind: 'closed' };
  }
}

async function keepAmongJobs(
  { account, reads }: ReadyAccount,
  job: string,
  context: CheckContext,
): Promise<void> {
  await followJobOf(account.id, job, context.memory);
  void reads.job?.of(job).ensure();
  context.tree.redraw();
}

function wordingOf(open: CheckingAccount, whole: RemoteParts, read: ReadList): ListToSubmit['what'] {
  const bad = badLinesText(read);
  return {
    question: l10n.t('Have {0} proxies checked by {1}?', countText(whole.lineCount), open.info.label),
    verb: l10n.t('Send list'),
    details: [
      whatLeaves(whole, new URL(open.account.baseUrl).origin),
      ...leftHere(whole, read.list),
      ...(bad === undefined ? [] : [bad]),
    ],
    done: ({ refs }) => l10n.t('Sent to be checked as job {0}.', refs[0] ?? ''),
  };
}

async function askForAnonymity(): Promise<boolean | undefined> {
  return valueOf(
    await choose(
      [
        { label: l10n.t('Whether they work'), value: false },
        {
          label: l10n.t('Whether they work, and how anonymous they are'),
          description: l10n.t('slower'),
          value: true,
        },
      ],
      { placeholder: l10n.t('What is to be found out?') },
    ),
  );
}

function minutes(ms: number): number {
  return Math.ceil(ms / 60_000);
}
