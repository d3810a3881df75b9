import * as vscode from 'vscode';
import { variablesOf } from '../../snippets/dotenv.js';
import { type ProxyValue, proxyValues } from '../../snippets/mentions/proxyValue.js';
import { type BoundNames, readBinding } from '../binding.js';
import type { CommandContext } from '../commands/context.js';
import { documentHome } from '../editor/documentHome.js';
import { variableChoice } from '../editor/variableChoice.js';
import { envFolder } from '../editor/workspaceEnv.js';
import type { KnownProxies, KnownProxy } from './knownProxies.js';

/** A variable that holds a proxy, or is meant to. */
export interface ProxyVariable {
  readonly name: string;
  /** What `.env` gives it; several where it is a pool, none where it has no value yet. */
  readonly values: readonly ProxyValue[];
  /** What stands for it in this workspace by name. */
  readonly binding?: BoundNames;
}

/** The texts in which a variable or a URL is looked for. */
export const TEXTS: vscode.DocumentSelector = ['file', 'untitled', 'vscode-notebook-cell'].map((scheme) => ({
  scheme,
}));

const LARGEST_ENV_BYTES = 1_000_000;

/** Those that a document can refer to: what `.env` gives a proxy, and the name that the next one gets. */
export async function proxyVariables(
  document: vscode.TextDocument,
  context: CommandContext,
): Promise<ReadonlyMap<string, ProxyVariable>> {
  const folder = envFolder(document);
  const home = documentHome(document);
  const inEnv = folder === undefined ? [] : [...variablesOf(await envText(folder))];
  const binding = readBinding(context.settings.bindingSetting(home));
  const all: readonly ProxyVariable[] = [
    {
      name: variableChoice(document, context).suggestedVariable,
      values: [],
      ...(typeof binding === 'object' && { binding }),
    },
    ...inEnv
      .map(([name, text]) => ({ name, values: proxyValues(text) }))
      .filter(({ values }) => values.length > 0),
  ];
  return new Map(all.map((variable) => [variable.name, variable]));
}

/** The proxies that it stands for, as far as they are known. */
export function proxiesOf({ values, binding }: ProxyVariable, known: KnownProxies): readonly KnownProxy[] {
  const found =
    values.length > 0 ? values.map((value) => known.of(value)) : [binding && known.bound(binding)];
  return found.filter((proxy) => proxy !== undefined);
}

/** The folder's `.env` as a person sees it; empty where there is none that can be read. */
async function envText(folder: string): Promise<string> {
  const uri = vscode.Uri.joinPath(vscode.Uri.file(folder), '.env');
  // the editor's copy of a file that changed on disk may be an old one: what is unsaved alone is newer
  const open = vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  if (open) {
    return open.getText();
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > LARGEST_ENV_BYTES ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
