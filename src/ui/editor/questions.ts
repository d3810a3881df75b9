import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import { copyProxyUrl } from './copyProxyUrl.js';
import { documentHome, documentName } from './documentHome.js';
import { endpointName } from './endpointText.js';
import type { EnvPlan } from './envPlan.js';
import { gitState } from './git.js';
import { literalQuestion, type Question, writeQuestion } from './insertMessages.js';

/** Whether the value may go into `.env`; undefined when cancelled. */
export async function asksToWrite(
  plan: Extract<EnvPlan, { kind: 'write' }>,
  endpoint: Endpoint,
): Promise<boolean | undefined> {
  const write = l10n.t('Write');
  const answer = await choice(writeQuestion(plan, endpointName(endpoint)), write, l10n.t('Insert only'));
  return answer === undefined ? undefined : answer === write;
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

/** Says a sentence beside an offer to copy the URL, and waits for neither. */
export function warnAndOfferCopy(sentence: string, endpoint: Endpoint): void {
  const copy = l10n.t('Copy the URL');
  void vscode.window
    .showWarningMessage(sentence, copy)
    .then((answer) => (answer === copy ? copyProxyUrl(endpoint) : undefined));
}

function choice({ message, detail }: Question, ...buttons: string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(message, { modal: true, detail }, ...buttons);
}
