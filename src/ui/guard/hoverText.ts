import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LastChecks } from '../lastChecks.js';
import { ownerText, proxyArguments, proxyLines, proxyTitle, type DetailLine } from './proxyDetails.js';
import type { KnownProxy } from './knownProxies.js';

const SIDEBAR = 'egress.providers.focus';

/** The commands that a link of a hover may run. */
const LINKED_COMMANDS = [
  'egress.copyProxyUrl',
  'egress.insertSnippet',
  'egress.insertProxyUrl',
  'egress.checkProxies',
  'egress.refresh',
  'egress.find',
  SIDEBAR,
];
const SHOWN_OF_POOL = 5;

/** One proxy of an account, and what can be done with it. */
export function proxyHover(
  known: KnownProxy,
  now: number,
  lastChecks: Pick<LastChecks, 'of'>,
): vscode.MarkdownString {
  const args = proxyArguments(known);
  return text(ownerText(known), proxyLines(known, now, lastChecks).map(lineText), [
    link(l10n.t('Copy URL'), 'egress.copyProxyUrl', args),
    link(l10n.t('Insert snippet…'), 'egress.insertSnippet', args),
    link(l10n.t('Check'), 'egress.checkProxies', args),
    link(l10n.t('Refresh'), 'egress.refresh', { account: args.account }),
    known.target
      ? link(l10n.t('Open the sidebar'), SIDEBAR)
      : link(l10n.t('Show in the sidebar'), 'egress.find', args),
  ]);
}

/** Several proxies of one variable; `total` counts those that are not known too. */
export function poolHover(known: readonly KnownProxy[], total: number, now: number): vscode.MarkdownString {
  const shown = known.slice(0, SHOWN_OF_POOL).map((proxy) => proxyTitle(proxy, now));
  const left = total - shown.length;
  return text(
    l10n.t('{0} proxies', total),
    [...shown, ...(left > 0 && shown.length > 0 ? [l10n.t('and {0} more', left)] : [])],
    [link(l10n.t('Open the sidebar'), SIDEBAR)],
  );
}

/** A proxy that no account is known to have. */
export function strangerHover(): vscode.MarkdownString {
  return text(l10n.t('Not among the proxies loaded'), [], [link(l10n.t('Open the sidebar'), SIDEBAR)]);
}

/** A variable that is meant for a proxy and has none. */
export function emptyHover(variable: string): vscode.MarkdownString {
  return text(
    l10n.t('{0} has no value in .env yet', variable),
    [],
    [link(l10n.t('Insert proxy…'), 'egress.insertProxyUrl'), link(l10n.t('Open the sidebar'), SIDEBAR)],
  );
}

function lineText([label, value]: DetailLine): string {
  return l10n.t('{0}: {1}', label, value);
}

function text(title: string, lines: readonly string[], links: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: LINKED_COMMANDS };
  // what a provider says is text: its brackets and stars mean nothing
  markdown.appendMarkdown('**').appendText(title).appendMarkdown('**');
  for (const line of lines) {
    markdown.appendMarkdown('  \n').appendText(line);
  }
  return markdown.appendMarkdown(`\n\n${links.join(' · ')}`);
}

function link(label: string, command: string, args?: object): string {
  const query = args === undefined ? '' : `?${encodeURIComponent(JSON.stringify([args]))}`;
  return `[${label}](command:${command}${query})`;
}
