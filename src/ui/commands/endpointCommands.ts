import * as vscode from 'vscode';
import type { Endpoint } from '../../core/endpoint.js';
import { copyProxyUrl as copyEndpoint } from '../editor/copyProxyUrl.js';
import { insertProxyUrl as insertEndpoint } from '../editor/insertProxyUrl.js';
import { USUAL_VARIABLE, variableChoice } from '../editor/variableChoice.js';
import type { CommandArguments } from './arguments.js';
import type { CommandContext, Handler } from './context.js';
import { pickEndpoint } from './pickEndpoint.js';

export const insertProxyUrl: Handler = async ({ args }, context) => {
  const endpoint = await pickEndpoint(args, context);
  return endpoint && insert(endpoint, args, context);
};

/** Inserts into the text editor that was used last, as the arguments say, else as the settings do. */
export async function insert(
  endpoint: Endpoint,
  args: CommandArguments,
  context: Pick<CommandContext, 'settings' | 'variableMemory' | 'lastEditor'>,
) {
  await context.lastEditor.focus();
  const document = vscode.window.activeTextEditor?.document;
  return insertEndpoint({
    endpoint,
    credentials: args.credentials ?? context.settings.credentials(),
    ...variableChoice(document, context, usualVariable(endpoint)),
  });
}

function usualVariable(endpoint: Endpoint): string {
  return endpoint.kind === 'tunnel' ? `${endpoint.protocol.toUpperCase()}_URL` : USUAL_VARIABLE;
}

export const copyProxyUrl: Handler = async ({ args }, context) => {
  const endpoint = await pickEndpoint(args, context);
  return endpoint && copyEndpoint(endpoint);
};
