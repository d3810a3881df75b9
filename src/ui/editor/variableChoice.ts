import type * as vscode from 'vscode';
import { readBinding } from '../binding.js';
import type { CommandContext } from '../commands/context.js';
import { documentHome } from './documentHome.js';
import { envFolder } from './workspaceEnv.js';

/** The name a value is to get in `.env`, and what keeps another one that a person chooses in its stead. */
export interface VariableChoice {
  readonly suggestedVariable: string;
  readonly rememberVariable: (name: string) => Thenable<void>;
}

export const USUAL_VARIABLE = 'PROXY_URL';

/**
 * The name for what is usually called `usual`: as the settings have it, else the folder's binding, else as a
 * person chose it for the folder. Settings and binding are about `PROXY_URL` alone; a name chosen for a folder
 * that is bound goes into the binding, for everybody.
 */
export function variableChoice(
  document: vscode.TextDocument | undefined,
  { settings, variableMemory }: Pick<CommandContext, 'settings' | 'variableMemory'>,
  usual = USUAL_VARIABLE,
): VariableChoice {
  const folder = (document && envFolder(document)) ?? '';
  const home = document && documentHome(document);
  const binding = usual === USUAL_VARIABLE ? readBinding(settings.bindingSetting(home)) : undefined;
  const bound = typeof binding === 'object' ? binding : undefined;
  const set = usual === USUAL_VARIABLE ? (settings.variableName(home) ?? bound?.variable) : undefined;
  return {
    suggestedVariable: set ?? variableMemory.nameFor(usual, folder) ?? usual,
    rememberVariable: (name) =>
      bound && home
        ? settings.setBinding(home, { ...bound, variable: name })
        : variableMemory.remember(usual, folder, name),
  };
}
