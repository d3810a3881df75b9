import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import type { NextStep } from '../commands/context.js';
import { type EnvRefusal, EnvRefusedError } from './envFile.js';
import type { DefinitionsOf, EnvPlan, WritePlan } from './envPlan.js';
import { MENDING_COMMANDS, refusalMessage, writtenMessage } from './insertMessages.js';
import { asksToWrite, copying, otherVariable, warn } from './questions.js';
import { envFolder, plannedEnv, writeVariables } from './workspaceEnv.js';

/** Values that a text is to refer to by a variable. `variableChoice` gives the two members about its name. */
export interface ReferenceRequest {
  /** Its folder's `.env` is meant. */
  readonly document: vscode.TextDocument;
  readonly definitionsOf: DefinitionsOf;
  /**
   * What the values open, as everybody may read it: the one proxy's host and port, or how many there are;
   * undefined where it is no proxy.
   */
  readonly proxies: string | number | undefined;
  /** The proxy, to be copied where `.env` cannot be written. */
  readonly endpoint?: Endpoint;
  readonly suggestedVariable: string;
  readonly rememberVariable?: (name: string) => Thenable<void>;
  /** The value leaves the place where it stands: to go on without having written it is no choice then. */
  readonly isMoved?: boolean;
}

/** `unchanged` held the values before, `declined` is a person's choice, `unavailable` was told with its reason. */
export type EnvOutcome = 'written' | 'unchanged' | 'declined' | 'unavailable';

/** A name that was agreed to. */
export interface AgreedReference {
  readonly variable: string;
  /** Does what was agreed to with `.env`, and says what came of it. */
  readonly write: () => Promise<EnvOutcome>;
}

export interface Reference {
  readonly variable: string;
  readonly envFile: EnvOutcome;
}

/**
 * Asks as needed for the name, and whether the values may go into `.env`; writes nothing before the answer's
 * `write` is called, when the text is known to have taken the reference. Undefined when cancelled.
 */
export async function agreedReference(request: ReferenceRequest): Promise<AgreedReference | undefined> {
  const settled = await settledPlan(request);
  return (
    settled && {
      variable: settled.plan.variable,
      write: () => carryOut(settled, request),
    }
  );
}

/**
 * Gets the values under a variable of the document's `.env`, asking as needed. They are there where `envFile`
 * is `written` or `unchanged`. Undefined when cancelled.
 */
export async function reference(request: ReferenceRequest): Promise<Reference | undefined> {
  const agreed = await agreedReference(request);
  return agreed && { variable: agreed.variable, envFile: await agreed.write() };
}

interface Settled {
  readonly plan: EnvPlan;
  readonly mayWrite: boolean;
}

async function settledPlan(request: ReferenceRequest): Promise<Settled | undefined> {
  const { definitionsOf, proxies, isMoved = false, rememberVariable } = request;
  const folder = envFolder(request.document);
  let plan = await plannedEnv(folder, definitionsOf, request.suggestedVariable);
  while (plan.kind === 'write') {
    switch (await asksToWrite(plan, { proxies, isMoved })) {
      case 'write':
        return { plan, mayWrite: true };
      case 'leave':
        return { plan, mayWrite: false };
      case 'replace':
        plan = await plannedEnv(folder, definitionsOf, plan.taken ?? plan.variable, { replaces: true });
        return { plan, mayWrite: true };
      case 'rename': {
        const name = await otherVariable(plan.variable);
        if (name === undefined) {
          break;
        }
        await rememberVariable?.(name);
        plan = await plannedEnv(folder, definitionsOf, name);
        if (plan.kind === 'write' && plan.taken === undefined) {
          return { plan, mayWrite: true };
        }
        break;
      }
      case undefined:
        return undefined;
    }
  }
  return { plan, mayWrite: false };
}

async function carryOut({ plan, mayWrite }: Settled, request: ReferenceRequest): Promise<EnvOutcome> {
  switch (plan.kind) {
    case 'keep':
      return 'unchanged';
    case 'refuse':
      return refused(plan.variable, plan.reason, request);
    case 'write':
      return mayWrite ? written(plan, request) : 'declined';
  }
}

async function written(plan: WritePlan, request: ReferenceRequest): Promise<EnvOutcome> {
  try {
    const folder = envFolder(request.document);
    const { path, isUnsaved } = await writeVariables(folder, request.definitionsOf, plan);
    announce(writtenMessage(plan, isUnsaved), path);
    return 'written';
  } catch (error) {
    if (error instanceof EnvRefusedError) {
      return refused(plan.variable, error.reason, request);
    }
    throw error;
  }
}

function refused(variable: string, reason: EnvRefusal, { endpoint }: ReferenceRequest): EnvOutcome {
  const mending: NextStep = {
    label: l10n.t('Copy the commands'),
    run: () => vscode.env.clipboard.writeText(`${MENDING_COMMANDS.join('\n')}\n`),
  };
  warn(
    refusalMessage(variable, reason),
    ...(reason === 'tracked' ? [mending] : []),
    ...(endpoint ? [copying(endpoint)] : []),
  );
  return 'unavailable';
}

function announce(sentence: string, file: string): void {
  const open = l10n.t('Open .env');
  void vscode.window
    .showInformationMessage(sentence, open)
    .then((answer) => (answer === open ? vscode.window.showTextDocument(vscode.Uri.file(file)) : undefined));
}
