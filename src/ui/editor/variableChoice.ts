import type * as vscode from 'vscode';
import type { CommandContext } from '../commands/context.js';
import { documentHome } from './documentHome.js';
import { envFolder } from './workspaceEnv.js';

/** The name a value is to get in `.env`, and what keeps another one that a person chooses in its stead. */
export interface VariableChoice {
  readonly suggestedVariable: string;
  readonly rememberVariable: (name: string) => Promise<void>;
}

export const USUAL_VARIABLE = 'PROXY_URL';

/**
 * The name for what is usually called `usual`: as the settings have it, else as a person chose it for the
 * document's folder. The settings are about `PROXY_URL` alone.
 */
export function variableChoice(
  document: vscode.TextDocument | undefined,
  { settings, variableMemory }: Pick<CommandContext, 'settings' | 'variableMemory'>,
  usual = USUAL_VARIABLE,
): VariableChoice {
  const folder = (document && envFolder(document)) ?? '';
  const set =
    usual === USUAL_VARIABLE ? settings.ownVariableName(document && documentHome(document)) : undefined;
  return {
    suggestedVariable: set ?? variableMemory.nameFor(usual, folder) ?? usual,
    rememberVariable: (name) => variableMemory.remember(usual, folder, name),
  };
}
