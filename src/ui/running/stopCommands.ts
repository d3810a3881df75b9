import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { iconSafe } from '../../core/plainText.js';
import type { CommandArguments } from '../commands/arguments.js';
import { type Handler, Refusal } from '../commands/context.js';
import { type ChoiceItem, choose, valueOf } from '../input/steps.js';
import type { RunTools } from './context.js';
import type { Running } from './running.js';
import { RUNNING_ICONS } from './runningWords.js';

/** Ends what is named, or what is chosen among all that runs. */
export function stopRunningWithProxy({ running }: RunTools): Handler {
  return ({ args }) => stop(args, running.all(), () => l10n.t('Nothing runs with a proxy.'), chooseSome);
}

/** Ends the relay that is named, or the only one, or one that is chosen. */
export function stopRelay({ running }: RunTools): Handler {
  return ({ args }) => {
    const relays = running.all().filter(isRelay);
    return stop(args, relays, noRelay, relays.length === 1 ? () => Promise.resolve(relays) : chooseSome);
  };
}

function isRelay({ kind }: Running): boolean {
  return kind === 'relay';
}

export function noRelay(): string {
  return l10n.t('No relay is running.');
}

/**
 * What the arguments name.
 *
 * @throws Refusal where it has ended
 */
export function namedRunning(
  { running: id }: CommandArguments,
  all: readonly Running[],
): Running | undefined {
  const named = all.find((each) => each.id === id);
  if (id !== undefined && !named) {
    throw new Refusal(l10n.t('It does not run any more.'));
  }
  return named;
}

async function stop(
  args: CommandArguments,
  all: readonly Running[],
  none: () => string,
  chosen: (all: readonly Running[]) => Promise<readonly Running[] | undefined>,
): Promise<{ readonly stopped: number } | undefined> {
  const named = namedRunning(args, all);
  if (all.length === 0) {
    void vscode.window.showInformationMessage(none());
    return { stopped: 0 };
  }
  const meant = named ? [named] : await chosen(all);
  await Promise.all(meant?.map((each) => each.stop()) ?? []);
  return meant && { stopped: meant.length };
}

async function chooseSome(all: readonly Running[]): Promise<readonly Running[] | undefined> {
  const everything: readonly ChoiceItem<readonly Running[]>[] =
    all.length === 1 ? [] : [{ label: l10n.t('Stop all'), description: String(all.length), value: all }];
  return valueOf(
    await choose([...all.map((each) => ({ ...itemOf(each), value: [each] })), ...everything], {
      placeholder: l10n.t('What is to be stopped?'),
    }),
  );
}

/** How something that runs stands in a list to choose from. */
export function itemOf({ kind, label, through }: Running): {
  readonly label: string;
  readonly description: string;
} {
  return { label: `$(${RUNNING_ICONS[kind]}) ${iconSafe(label)}`, description: iconSafe(through) };
}
