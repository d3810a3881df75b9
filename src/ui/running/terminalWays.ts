import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandArguments } from '../commands/arguments.js';
import { Refusal } from '../commands/context.js';
import { choose, valueOf, type ChoiceItem } from '../input/steps.js';
import type { ChosenProxies } from './context.js';
import { acceptsNoToken } from './relayCommands.js';

/** Which terminals, and what they are told: a relay with a token, one that demands none, or the proxy itself. */
export interface TerminalWay {
  readonly place: 'terminal' | 'workspace';
  readonly through: 'relay' | 'openRelay' | 'direct';
}

/**
 * Asks for what the arguments leave open. Undefined where the person closed a question; what lets others use the proxy is
 * agreed to in a modal, whoever calls.
 *
 * @throws Refusal where several proxies are to be used without a relay
 */
export async function terminalWay(
  args: Pick<CommandArguments, 'place' | 'through' | 'token'>,
  { title, proxies }: ChosenProxies,
): Promise<TerminalWay | undefined> {
  const { place } = args;
  const through: TerminalWay['through'] | undefined =
    args.through !== 'direct' && args.token === false ? 'openRelay' : args.through;
  const way: TerminalWay | undefined = place
    ? { place, through: through ?? 'relay' }
    : await askForWay(through);
  if (way?.through === 'direct' && proxies.length > 1) {
    throw new Refusal(
      l10n.t('Without a relay a terminal takes one proxy. Choose one, or go through a relay.'),
    );
  }
  return way && (await isAgreedTo(way, title)) ? way : undefined;
}

async function askForWay(through: TerminalWay['through'] | undefined): Promise<TerminalWay | undefined> {
  const ways: readonly ChoiceItem<TerminalWay>[] = [
    {
      label: l10n.t('A new terminal'),
      detail: l10n.t('It has the address of a relay on this machine, and no credential.'),
      value: { place: 'terminal', through: through ?? 'relay' },
    },
    {
      label: l10n.t('All new terminals of this workspace'),
      detail: l10n.t('Until you stop it; tasks run in terminals too. Those that are open stay as they are.'),
      value: { place: 'workspace', through: through ?? 'relay' },
    },
  ];
  const others: readonly ChoiceItem<TerminalWay>[] = [
    {
      label: l10n.t('A new terminal, by a relay without a token'),
      detail: l10n.t('For Java and others that cannot log in to a proxy.'),
      value: { place: 'terminal', through: 'openRelay' },
    },
    {
      label: l10n.t('A new terminal with the credentials'),
      detail: l10n.t('Its programs talk to the proxy themselves.'),
      value: { place: 'terminal', through: 'direct' },
    },
  ];
  const placeholder = l10n.t('What is to go out through the proxy?');
  return valueOf(await choose(through ? ways : [...ways, ...others], { placeholder }));
}

async function isAgreedTo({ place, through }: TerminalWay, title: string): Promise<boolean> {
  switch (through) {
    case 'relay':
      return true;
    case 'openRelay':
      return acceptsNoToken(title);
    case 'direct': {
      const give = l10n.t('Give the credentials');
      const answer = await vscode.window.showWarningMessage(
        place === 'terminal'
          ? l10n.t('Give the credentials of {0} to a terminal?', title)
          : l10n.t('Give the credentials of {0} to all new terminals of this workspace?', title),
        {
          modal: true,
          detail: l10n.t('Each program there can read them in its environment, and write them to its logs.'),
        },
        give,
      );
      return answer === give;
    }
  }
}
