import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe } from '../../core/plainText.js';
import { variableMentions } from '../../snippets/mentions/variableMentions.js';
import type { CommandContext } from '../commands/context.js';
import { documentHome } from '../editor/documentHome.js';
import { type KnownProxy, knownProxies } from './knownProxies.js';
import { proxyArguments, proxyTitle } from './proxyDetails.js';
import { proxiesOf, proxyVariables, TEXTS } from './workspaceVariables.js';

const MOST_LENSES = 200;
/** As much of a line as is looked at around a name. */
const AROUND = 256;

/** Above a line that refers to a proxy's variable, says which proxy that is, where the settings ask for it. */
export function codeLenses(context: CommandContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const fire = () => {
    changed.fire();
  };
  const envs = vscode.workspace.createFileSystemWatcher('**/.env');
  return vscode.Disposable.from(
    changed,
    envs,
    envs.onDidChange(fire),
    envs.onDidCreate(fire),
    envs.onDidDelete(fire),
    context.tree.onDidChangeTreeData(fire),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('egress')) {
        fire();
      }
    }),
    vscode.languages.registerCodeLensProvider(TEXTS, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: async (document) =>
        context.settings.showsCodeLenses(documentHome(document)) ? lensesOf(document, context) : [],
    }),
  );
}

async function lensesOf(document: vscode.TextDocument, context: CommandContext): Promise<vscode.CodeLens[]> {
  const variables = await proxyVariables(document, context);
  const known = await knownProxies(context.openAccounts);
  const proxies = new Map(
    [...variables]
      .map(([name, variable]) => [name, proxiesOf(variable, known)] as const)
      .filter(([, found]) => found.length > 0),
  );
  return referencesIn(document, [...proxies.keys()]).flatMap(({ name, line }) =>
    lensesAt(line, proxies.get(name) ?? []),
  );
}

interface Reference {
  readonly name: string;
  readonly line: number;
}

/** The lines that read one of the variables, each once for each of them. */
function referencesIn(document: vscode.TextDocument, names: readonly string[]): readonly Reference[] {
  const wanted = names.filter((name) => /^\w+$/.test(name));
  if (wanted.length === 0) {
    return [];
  }
  const found = new Map<string, Reference>();
  for (const { 0: name, index } of document
    .getText()
    .matchAll(new RegExp(`\\b(?:${wanted.join('|')})\\b`, 'g'))) {
    const { line, character } = document.positionAt(index);
    const text = document.lineAt(line).text.slice(Math.max(0, character - AROUND), character + AROUND);
    const isRead = variableMentions(text, (each) => each === name).some(({ kind }) => kind === 'reference');
    if (isRead) {
      found.set(`${line} ${name}`, { name, line });
    }
    if (found.size === MOST_LENSES) {
      break;
    }
  }
  return [...found.values()];
}

function lensesAt(line: number, proxies: readonly KnownProxy[]): vscode.CodeLens[] {
  const [first] = proxies;
  if (!first) {
    return [];
  }
  const range = new vscode.Range(line, 0, line, 0);
  const args = [proxyArguments(first)];
  const title =
    proxies.length === 1 ? iconSafe(proxyTitle(first, Date.now())) : l10n.t('{0} proxies', proxies.length);
  const isShown = proxies.length === 1 && first.target === undefined;
  const shown = new vscode.CodeLens(range, {
    title,
    tooltip: l10n.t('Show in the sidebar'),
    ...(isShown ? { command: 'egress.find', arguments: args } : { command: 'egress.providers.focus' }),
  });
  const copied = new vscode.CodeLens(range, {
    title: l10n.t('Copy URL'),
    command: 'egress.copyProxyUrl',
    arguments: args,
  });
  return proxies.length === 1 ? [shown, copied] : [shown];
}
