import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe, plainText } from '../../core/plainText.js';
import type { CommandArguments } from '../commands/arguments.js';
import { Refusal } from '../commands/context.js';
import { choose, valueOf } from '../input/steps.js';
import type { CheckContext, CheckHandler } from './context.js';
import { isActive } from './liveRun.js';
import { runDescription, runTitle } from './runWords.js';
import type { RunInfo } from './runs.js';

/** Shows a run's results. */
export const openCheckRun: CheckHandler = async ({ args }, context) => {
  const info = await pickRun(args, context);
  if (info) {
    context.openResults(info.id);
  }
  return info && { run: info.id };
};

/** Holds a run, or lets it go on. */
export const pauseCheckRun: CheckHandler = async ({ args }, context) => {
  const info = await pickRun(args, context, isHere);
  if (!info) {
    return undefined;
  }
  const isPaused = info.progress.state !== 'paused';
  if (isPaused) {
    context.runs.pause(info.id);
  } else {
    context.runs.resume(info.id);
  }
  return { run: info.id, isPaused };
};

/** Ends a run at once; what it found stays. */
export const cancelCheckRun: CheckHandler = async ({ args }, context) => {
  const info = await pickRun(args, context, isHere);
  if (info) {
    context.runs.cancel(info.id);
  }
  return info && { run: info.id };
};

/** Takes a run and its results away; asks first where it is under way. */
export const removeCheckRun: CheckHandler = async ({ args }, context) => {
  const info = await pickRun(args, context, ({ isElsewhere }) => !isElsewhere);
  if (!info || (isActive(info.progress) && !(await mayEnd(info)))) {
    return undefined;
  }
  await context.runs.remove(info.id);
  return { run: info.id };
};

/**
 * The run that is meant, or the one chosen from those that fit; undefined where the person closed the list.
 *
 * @throws Refusal where there is none
 */
export async function pickRun(
  { run }: CommandArguments,
  { runs }: Pick<CheckContext, 'runs'>,
  isFitting: (info: RunInfo) => boolean = () => true,
): Promise<RunInfo | undefined> {
  const all = await runs.all();
  const meant = run === undefined ? all : all.filter(({ id }) => id === run);
  if (meant.length === 0) {
    throw new Refusal(
      run === undefined
        ? l10n.t('There is no check yet. Check some proxies first.')
        : l10n.t('There is no check "{0}" any more.', plainText(run)),
    );
  }
  const fitting = meant.filter(isFitting);
  const [only] = fitting;
  if (!only) {
    throw new Refusal(
      meant.some(({ isElsewhere }) => isElsewhere)
        ? l10n.t('Another window works on this check.')
        : l10n.t('No check is under way.'),
    );
  }
  return run !== undefined
    ? only
    : valueOf(
        await choose(
          fitting.map((value) => ({
            label: iconSafe(runTitle(value)),
            description: runDescription(value, Date.now()),
            value,
          })),
          { placeholder: l10n.t('Which check?') },
        ),
      );
}

function isHere({ progress, isElsewhere }: RunInfo): boolean {
  return isActive(progress) && !isElsewhere;
}

async function mayEnd(info: RunInfo): Promise<boolean> {
  const remove = l10n.t('Remove');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Remove the check of {0}?', runTitle(info)),
    { modal: true, detail: l10n.t('It is under way. What it found is lost.') },
    remove,
  );
  return answer === remove;
}
