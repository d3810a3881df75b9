import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isProxyPlace, unfinishedReference } from '../../snippets/mentions/proxyPlaces.js';
import { variableMentions } from '../../snippets/mentions/variableMentions.js';
import { insertionAt, type Site } from '../../snippets/references.js';
import type { CommandContext } from '../commands/context.js';
import { documentHome } from '../editor/documentHome.js';
import { knownProxies } from './knownProxies.js';
import { proxyOrigin } from './proxyDetails.js';
import { proxiesOf, type ProxyVariable, proxyVariables, TEXTS } from './workspaceVariables.js';

/** What ends the text that a proxy's place is known by. */
const TRIGGERS = ['=', '(', '"', "'", '`', ' '];
const LINES_ABOVE = 6;
const LONGEST_LINE = 300;

/** Where a proxy's URL is expected, offers the variables that hold one: never a credential. */
export function completions(context: CommandContext): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    TEXTS,
    {
      provideCompletionItems: async (document, position, token) => {
        const written = writtenBefore(document, position);
        if (written === undefined) {
          return undefined;
        }
        const variables = await proxyVariables(document, context);
        const known = await knownProxies(context.openAccounts);
        if (token.isCancellationRequested) {
          return undefined;
        }
        const site = siteOf(document, position, written.length);
        const isSet = new Set(
          variableMentions(lineBefore(document, position), (name) => variables.has(name))
            .filter(({ kind }) => kind === 'definition')
            .map(({ name }) => name),
        );
        return [
          ...[...variables.values()]
            .filter(({ name }) => !isSet.has(name))
            .map((variable) => referenceItem(variable, document, site, originOf(variable)))
            .filter((item) => item !== undefined),
          insertItem(position, written),
        ];
        function originOf(variable: ProxyVariable): string {
          return [...new Set(proxiesOf(variable, known).map(proxyOrigin))].join(', ');
        }
      },
    },
    ...TRIGGERS,
  );
}

/** The beginning of a reference that stands before the cursor, where one is wanted. */
function writtenBefore(document: vscode.TextDocument, position: vscode.Position): string | undefined {
  const before = lineBefore(document, position);
  const written = unfinishedReference(before);
  const first = Math.max(0, position.line - LINES_ABOVE);
  const above = Array.from({ length: position.line - first }, (_, index) =>
    document.lineAt(first + index).text.slice(0, LONGEST_LINE),
  );
  const isPlace = isProxyPlace({
    languageId: document.languageId,
    fileName: documentHome(document).path,
    above: above.join('\n'),
    prefix: before.slice(0, before.length - written.length),
  });
  return isPlace ? written : undefined;
}

function lineBefore(document: vscode.TextDocument, { line, character }: vscode.Position): string {
  return document.lineAt(line).text.slice(Math.max(0, character - LONGEST_LINE), character);
}

function siteOf(document: vscode.TextDocument, position: vscode.Position, writtenLength: number): Site {
  const end = document.offsetAt(position);
  return {
    languageId: document.languageId,
    fileName: documentHome(document).path,
    text: document.getText(),
    start: end - writtenLength,
    end,
  };
}

/** Undefined where the variable would not be read. */
function referenceItem(
  { name, values }: ProxyVariable,
  document: vscode.TextDocument,
  site: Site,
  origin: string,
): vscode.CompletionItem | undefined {
  const insertion = insertionAt(site, name);
  if (insertion.problem !== undefined) {
    return undefined;
  }
  const { start, end, text, extra } = insertion;
  const description = origin || (values.length === 0 ? l10n.t('no value in .env yet') : '');
  const item = new vscode.CompletionItem({ label: name, description }, vscode.CompletionItemKind.Variable);
  item.insertText = text;
  item.range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  // what it replaces, a quote perhaps, takes part in the comparison
  item.filterText = `${site.text.slice(start, site.start)}${name} ${text}`;
  item.sortText = `${values.length === 0 ? 1 : 0}${name}`;
  if (extra) {
    const at = document.positionAt(extra.offset);
    item.additionalTextEdits = [vscode.TextEdit.insert(at, extra.text)];
  }
  return item;
}

/** Asks for a proxy and inserts it at the cursor. */
function insertItem(position: vscode.Position, written: string): vscode.CompletionItem {
  const title = l10n.t('Insert proxy…');
  const item = new vscode.CompletionItem(title, vscode.CompletionItemKind.Event);
  item.insertText = '';
  item.range = new vscode.Range(position.translate(0, -written.length), position);
  item.filterText = `${written}${title}`;
  item.sortText = '2';
  item.command = { command: 'egress.insertProxyUrl', title };
  return item;
}
