import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe, plainText } from '../../core/plainText.js';
import { meantSources } from '../code/meantSources.js';
import { sourcesOf, type ProxySource } from '../code/proxySources.js';
import type { Invocation } from '../commands/arguments.js';
import { Refusal } from '../commands/context.js';
import { choose, valueOf } from '../input/steps.js';
import { accountSource } from './accountSources.js';
import type { CheckedSource } from './checkedSource.js';
import type { CheckContext } from './context.js';
import { textSource, type TextSource } from './textSources.js';

/**
 * The list that is meant by rows, arguments or a choice among all there are; undefined where the person closed a
 * question.
 *
 * @throws Refusal where there is none
 */
export async function chosenSource(
  invocation: Invocation,
  context: CheckContext,
): Promise<CheckedSource | undefined> {
  const { args, rows } = invocation;
  const given = args.source ?? (args.file !== undefined || args.files ? 'file' : undefined);
  if (given !== undefined) {
    return textSource(given, args);
  }
  if (rows ?? isNamed(invocation)) {
    const { isExact, sources } = await meantSources(invocation, context);
    if (sources.length === 0) {
      throw new Refusal(l10n.t('There is no list of proxies here. Choose a row that has some.'));
    }
    return isExact ? accountSource(sources, args.scheme) : ask(sources, invocation);
  }
  const ready = (await context.openAccounts.all()).filter((open) => open.kind === 'ready');
  return ask(
    ready.flatMap((account) => sourcesOf(account, context.memory)),
    invocation,
  );
}

const LIST_TOKENS = ['publicList', 'premiumList', 'keptList'];

function isNamed({ args, row }: Invocation): boolean {
  const { order, subscription, target, proxy } = args;
  const isBelow = [order, subscription, target, proxy].some((name) => name !== undefined);
  return isBelow || (args.account !== undefined && !isJobList(row)) || isList(row);
}

function isList(row: Invocation['row']): boolean {
  return LIST_TOKENS.some((token) => row?.tokens?.some((each) => each === token));
}

/** A row that takes any list rather than having one. */
export function isJobList(row: Invocation['row']): boolean {
  return row?.tokens?.includes('jobList') ?? false;
}

type Choice =
  | { readonly kind: 'text'; readonly text: TextSource }
  | { readonly kind: 'list'; readonly list: ProxySource };

async function ask(
  lists: readonly ProxySource[],
  { args, row }: Invocation,
): Promise<CheckedSource | undefined> {
  const isOfAccount = args.account !== undefined && !isJobList(row);
  const choice = valueOf(
    await choose<Choice>(
      [
        ...(isOfAccount
          ? []
          : textChoices().map(({ label, value }) => ({
              label,
              value: { kind: 'text' as const, text: value },
            }))),
        ...lists.map((list) => ({
          label: iconSafe(list.label),
          description: iconSafe(plainText(list.account.account.label)),
          value: { kind: 'list' as const, list },
        })),
      ],
      { placeholder: l10n.t('Which proxies are to be checked?') },
    ),
  );
  return choice?.kind === 'text'
    ? textSource(choice.text, {})
    : choice && accountSource([choice.list], args.scheme);
}

/** The texts that a list may stand in now. */
export function textChoices(): readonly { readonly label: string; readonly value: TextSource }[] {
  const editor = vscode.window.activeTextEditor;
  const choices: readonly (readonly [label: string, value: TextSource, isThere: boolean])[] = [
    [l10n.t('The selected lines'), 'selection', editor?.selection.isEmpty === false],
    [l10n.t('The open file'), 'document', editor !== undefined],
    [l10n.t('The clipboard'), 'clipboard', true],
    [l10n.t('A file…'), 'file', true],
  ];
  return choices.filter(([, , isThere]) => isThere).map(([label, value]) => ({ label, value }));
}
