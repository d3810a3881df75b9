import * as vscode from 'vscode';
import { proxyUrlsIn } from '../../snippets/mentions/proxyUrls.js';
import type { ProxyValue } from '../../snippets/mentions/proxyValue.js';
import { variableMentions } from '../../snippets/mentions/variableMentions.js';
import type { CommandContext } from '../commands/context.js';
import { emptyHover, poolHover, proxyHover, strangerHover } from './hoverText.js';
import { knownProxies } from './knownProxies.js';
import { proxiesOf, proxyVariables, TEXTS } from './workspaceVariables.js';

/** As much of a line as is looked at around the pointer. */
const AROUND = 2_048;

interface Pointed {
  readonly start: number;
  readonly end: number;
}

/** Says of a proxy's URL, and of a variable that holds one, which proxy of which account that is. */
export function hovers(context: CommandContext): vscode.Disposable {
  return vscode.languages.registerHoverProvider(TEXTS, {
    provideHover: async (document, position) => {
      const line = document.lineAt(position.line).text;
      const from = Math.max(0, position.character - AROUND);
      const near = line.slice(from, position.character + AROUND);
      const isPointed = ({ start, end }: Pointed) =>
        start <= position.character - from && position.character - from <= end;
      const range = ({ start, end }: Pointed) =>
        new vscode.Range(position.line, from + start, position.line, from + end);

      const url = proxyUrlsIn(near).find(isPointed);
      if (url) {
        const text = await urlText(url.value, context);
        return text && new vscode.Hover(text, range(url));
      }
      const name = variableMentions(near, () => true).find(isPointed);
      const text = name && (await variableText(name.name, document, context));
      return text && new vscode.Hover(text, range(name));
    },
  });
}

async function urlText(
  value: ProxyValue,
  { openAccounts, lastChecks }: CommandContext,
): Promise<vscode.MarkdownString | undefined> {
  const known = (await knownProxies(openAccounts)).of(value);
  if (known) {
    return proxyHover(known, Date.now(), lastChecks);
  }
  // without credentials it may be any server
  const isProxy =
    value.kind === 'tunnel' || value.address.user !== undefined || value.address.password !== undefined;
  return isProxy ? strangerHover() : undefined;
}

async function variableText(
  name: string,
  document: vscode.TextDocument,
  context: CommandContext,
): Promise<vscode.MarkdownString | undefined> {
  const variable = (await proxyVariables(document, context)).get(name);
  if (!variable) {
    return undefined;
  }
  const proxies = proxiesOf(variable, await knownProxies(context.openAccounts));
  if (variable.values.length > 1) {
    return poolHover(proxies, variable.values.length, Date.now());
  }
  const [proxy] = proxies;
  if (proxy) {
    return proxyHover(proxy, Date.now(), context.lastChecks);
  }
  return variable.values.length === 0 && variable.binding === undefined ? emptyHover(name) : strangerHover();
}
