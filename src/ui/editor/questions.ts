import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import type { NextStep } from '../commands/context.js';
import { enter, valueOf } from '../input/steps.js';
import { isVariableName } from '../variableMemory.js';
import { copyProxyUrl } from './copyProxyUrl.js';
import { documentHome, documentName } from './documentHome.js';
import { endpointName } from './endpointText.js';
import type { WritePlan } from './envPlan.js';
import { gitState } from './git.js';
import { literalQuestion, type Question, writeQuestion } from './insertMessages.js';

/** What a person may want of a value that is not in `.env` yet. */
export type WriteAnswer = 'write' | 'replace' | 'rename' | 'leave';

/** Whether, and how, the values may go into `.env`; undefined when cancelled. */
export async function asksToWrite(
  plan: WritePlan,
  { proxies, isMoved }: { readonly proxies: string | number | undefined; readonly isMoved: boolean },
): Promise<WriteAnswer | undefined> {
  const answers = new Map<string, WriteAnswer>([
    ...(plan.taken === undefined
      ? ([[l10n.t('Write'), 'write']] as const)
      : ([
          // first, so that Enter breaks nothing that uses the value there is
          [l10n.t('Add {0}', plan.variable), 'write'],
          [plan.names.length === 1 ? l10n.t('Replace its value') : l10n.t('Replace their values'), 'replace'],
        ] as const)),
    [l10n.t('Other name…'), 'rename'],
    ...(isMoved ? [] : ([[l10n.t('Insert only'), 'leave']] as const)),
  ]);
  const answer = await choice(writeQuestion(plan, proxies), ...answers.keys());
  return answer === undefined ? undefined : answers.get(answer);
}

/** Another name for the variable; undefined when cancelled. */
export async function otherVariable(current: string): Promise<string | undefined> {
  return valueOf(
    await enter({
      prompt: l10n.t('Name of the variable, in .env and in the code'),
      value: current,
      validate: (text) =>
        isVariableName(text)
          ? undefined
          : l10n.t('Use letters, digits and underscores, and begin with a letter or underscore.'),
    }),
  );
}

/** What the person settles for who asked for the credentials in a document; undefined when cancelled. */
export async function chosenCredentials(
  document: vscode.TextDocument,
  endpoint: Endpoint,
): Promise<'literal' | 'reference' | undefined> {
  const home = documentHome(document);
  const isAsked = home.scheme === 'file' && vscode.workspace.isTrusted;
  const git = isAsked ? await gitState(home.fsPath) : 'unknown';
  const question = literalQuestion(documentName(document), endpointName(endpoint), git);
  const literal = l10n.t('Insert with password');
  const answer = await choice(question, literal, l10n.t('Insert a reference'));
  return answer === undefined ? undefined : answer === literal ? 'literal' : 'reference';
}

/** Says a sentence beside what may be done next, and waits for neither. */
export function warn(sentence: string, ...steps: readonly NextStep[]): void {
  void vscode.window
    .showWarningMessage(sentence, ...steps.map(({ label }) => label))
    .then((answer) => steps.find(({ label }) => label === answer)?.run());
}

/** An offer to copy the URL. */
export function copying(endpoint: Endpoint): NextStep {
  return { label: l10n.t('Copy the URL'), run: () => copyProxyUrl(endpoint) };
}

function choice({ message, detail }: Question, ...buttons: string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(message, { modal: true, detail }, ...buttons);
}
