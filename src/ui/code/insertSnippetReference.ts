import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import type { Rendering } from '../../snippets/render/render.js';
import type { CommandContext } from '../commands/context.js';
import { documentHome, documentName } from '../editor/documentHome.js';
import { endpointName } from '../editor/endpointText.js';
import { EnvRefusedError } from '../editor/envFile.js';
import { gitState } from '../editor/git.js';
import { literalQuestion } from '../editor/insertMessages.js';
import { type PoolFilePlan, plannedPoolFile, writePoolFile } from '../editor/poolFile.js';
import { chosenCredentials, warn } from '../editor/questions.js';
import { agreedReference, type EnvOutcome } from '../editor/reference.js';
import { USUAL_VARIABLE, variableChoice } from '../editor/variableChoice.js';
import { envFolder } from '../editor/workspaceEnv.js';

/** Where the values of a snippet are, once it was agreed to; `write` puts them there when the text was taken. */
export interface AgreedValues {
  readonly rendering: Rendering;
  readonly variable?: string;
  readonly write?: () => Promise<EnvOutcome>;
}

export interface ValuesQuestion {
  readonly document: vscode.TextDocument;
  /** The code with this name for its variable. */
  readonly render: (variable: string) => Rendering;
  /** The proxy, where it is one. */
  readonly endpoint?: Endpoint;
  readonly count: number;
}

const POOL_VARIABLE = 'PROXY_URLS';

/** Asks for what a reference takes: a name in `.env`, or a file for many. Undefined when cancelled. */
export async function agreedValues(
  { document, render, endpoint, count }: ValuesQuestion,
  context: Pick<CommandContext, 'settings' | 'variableMemory'>,
): Promise<AgreedValues | undefined> {
  const usual = endpoint ? USUAL_VARIABLE : POOL_VARIABLE;
  const choice = variableChoice(document, context, usual);
  const first = render(choice.suggestedVariable);
  if (first.file) {
    return agreedFile(first, first.file, document, count);
  }
  if (first.variables.length === 0) {
    return { rendering: first };
  }
  const agreed = await agreedReference({
    document,
    definitionsOf: (variable) => render(variable).variables,
    proxies: endpoint ? endpointName(endpoint) : count,
    ...(endpoint && { endpoint }),
    ...choice,
  });
  return agreed && { rendering: render(agreed.variable), ...agreed };
}

/** Whether the credentials themselves may go into the document; undefined when cancelled. */
export async function agreedCredentials(
  document: vscode.TextDocument,
  endpoint: Endpoint | undefined,
  proxies: string,
): Promise<'literal' | 'reference' | undefined> {
  if (endpoint) {
    return chosenCredentials(document, endpoint);
  }
  const home = documentHome(document);
  const git = home.scheme === 'file' && vscode.workspace.isTrusted ? await gitState(home.fsPath) : 'unknown';
  const { message, detail } = literalQuestion(documentName(document), proxies, git);
  const literal = l10n.t('Insert with password');
  const reference = l10n.t('Insert a reference');
  const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, literal, reference);
  return answer === undefined ? undefined : answer === literal ? 'literal' : 'reference';
}

async function agreedFile(
  rendering: Rendering,
  file: NonNullable<Rendering['file']>,
  document: vscode.TextDocument,
  count: number,
): Promise<AgreedValues | undefined> {
  const plan = await plannedPoolFile(envFolder(document), file);
  if (plan.kind !== 'write') {
    return {
      rendering,
      write: () => Promise.resolve(plan.kind === 'keep' ? 'unchanged' : refused(plan, file.path)),
    };
  }
  const write = plan.isReplaced ? l10n.t('Replace') : l10n.t('Write');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Write the URLs of {0} proxies to {1}?', count, file.path),
    {
      modal: true,
      detail: [
        plan.isReplaced ? l10n.t('The file has other text now, which is replaced.') : '',
        plan.ignoreText === undefined
          ? l10n.t('Git does not commit it.')
          : l10n.t('Before that, {0} is added to .gitignore, so that git does not commit it.', file.path),
      ]
        .join(' ')
        .trimStart(),
    },
    write,
    l10n.t('Insert only'),
  );
  if (answer === undefined) {
    return undefined;
  }
  return {
    rendering,
    write: answer === write ? () => carryOut(plan, file.path) : () => Promise.resolve('declined'),
  };
}

async function carryOut(plan: Extract<PoolFilePlan, { kind: 'write' }>, name: string): Promise<EnvOutcome> {
  try {
    await writePoolFile(plan);
    return 'written';
  } catch (error) {
    if (error instanceof EnvRefusedError) {
      return refused({ kind: 'refuse', reason: error.reason }, name);
    }
    throw error;
  }
}

function refused({ reason }: Extract<PoolFilePlan, { kind: 'refuse' }>, name: string): EnvOutcome {
  warn(
    reason === 'tracked'
      ? l10n.t('{0} was not written: git tracks it and would commit it.', name)
      : reason === 'noFolder'
        ? l10n.t('{0} was not written: this file is in no folder where it can be.', name)
        : reason === 'untrusted'
          ? l10n.t('{0} was not written: the workspace is restricted. Trust it, then insert again.', name)
          : l10n.t('{0} was not written. Write the URLs there yourself, one a line.', name),
  );
  return 'unavailable';
}
