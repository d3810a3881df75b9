import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  REMINDER_COMMANDS,
  RUNNING_COMMANDS,
  RUN_COMMANDS,
  TITLE_COMMANDS,
  type CommandName,
} from '../../core/commands.js';
import { isProviderError } from '../../core/errors.js';
import { linkSafe } from '../../core/plainText.js';
import { errorMessage, isCancelled } from '../messages.js';
import { ArgumentError, toInvocation } from './arguments.js';
import { Refusal, type CommandContext } from './context.js';
import { HANDLERS } from './handlers.js';
import { logText } from './logText.js';

/** Runs a command for whoever called it: what goes wrong is one sentence in one notification, and in the log. */
export async function runCommand(
  name: CommandName,
  passed: readonly unknown[],
  context: CommandContext,
): Promise<unknown> {
  try {
    const answer = await HANDLERS[name](toInvocation(withSelection(name, passed, context)), context);
    if (answer !== undefined) {
      // the walkthrough's steps wait for it, however the command was called
      void vscode.commands.executeCommand('setContext', `egress.done.${name}`, true);
    }
    return answer;
  } catch (error) {
    tellProblem(name, error, context);
    return undefined;
  }
}

/** Says what went wrong with what a person asked for, unless they cancelled it. */
export function tellProblem(name: string, error: unknown, context: CommandContext): void {
  if (isCancelled(error)) {
    return;
  }
  context.log.error(`${name}: ${logText(error)}`);
  const remedy = error instanceof Refusal ? error.remedy : undefined;
  void vscode.window
    .showErrorMessage(linkSafe(sentenceFor(error, context)), ...(remedy ? [remedy.label] : []))
    .then((label) => (label === undefined ? undefined : remedy?.run()));
}

/**
 * A keybinding of the sidebar passes `{ "selected": true }`, since VS Code gives it no rows. A view's title passes nothing
 * in the place of the row that has the keyboard where none has it: then the whole is meant.
 */
function withSelection(
  name: CommandName,
  passed: readonly unknown[],
  context: CommandContext,
): readonly unknown[] {
  const [first] = passed;
  if (first === undefined && TITLE_COMMANDS.some((each) => each === name)) {
    return [];
  }
  const isSelection = typeof first === 'object' && first !== null && 'selected' in first;
  if (!isSelection || first.selected !== true) {
    return passed;
  }
  const { selection } = viewOf(name, context);
  const [row] = selection;
  if (row === undefined) {
    throw new Refusal(l10n.t('Select a row in the sidebar first.'));
  }
  return [row, selection];
}

/** The view that has the rows of a command. */
function viewOf(
  name: CommandName,
  { view, checksView, remindersView, runningView }: CommandContext,
): { readonly selection: readonly unknown[] } {
  const others = [
    { commands: RUN_COMMANDS, view: checksView },
    { commands: REMINDER_COMMANDS, view: remindersView },
    { commands: RUNNING_COMMANDS, view: runningView },
  ];
  return others.find(({ commands }) => commands.some((each) => each === name))?.view ?? view;
}

function sentenceFor(error: unknown, { providers }: CommandContext): string {
  if (error instanceof Refusal || error instanceof ArgumentError) {
    return error.message;
  }
  const provider = isProviderError(error)
    ? providers.find(({ id }) => id === error.details.provider)
    : undefined;
  return errorMessage(error, provider?.label ?? l10n.t('The provider'));
}
