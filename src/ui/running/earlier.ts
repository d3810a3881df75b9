import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { ProxyRunCommand } from '../../core/commands.js';
import { lazily } from '../../core/lazily.js';
import { linkSafe } from '../../core/plainText.js';
import { toInvocation, type CommandArguments } from '../commands/arguments.js';
import { EARLIER_KEY } from './earlierKey.js';
import type { ReadonlyRelays } from './relayCosts.js';
import type { RunningKind, RunningList } from './running.js';

/** What this window can start again. The others end with the window, as they do without a proxy. */
const COMMANDS: Partial<Readonly<Record<RunningKind, readonly [ProxyRunCommand, CommandArguments]>>> = {
  relay: ['startRelay', {}],
  terminal: ['runWithProxy', { place: 'terminal' }],
  workspaceTerminals: ['runWithProxy', { place: 'workspace' }],
  browser: ['openBrowserWithProxy', {}],
};

const KEPT_KINDS = ['relay', 'terminal', 'workspaceTerminals', 'browser'] as const;

const earlierRunning = lazily(() =>
  z.array(
    z.object({
      kind: z.enum(KEPT_KINDS),
      label: z.string(),
      through: z.string(),
      port: z.exactOptional(z.number()),
      /** Read as arguments when it is run again. */
      args: z.exactOptional(z.record(z.string(), z.unknown())),
    }),
  ),
);

type Earlier = z.output<ReturnType<typeof earlierRunning>>[number];

/** Keeps what runs, by names alone, so that a window after this one can tell of it. */
export function keepForLater(
  memento: Pick<vscode.Memento, 'update'>,
  list: RunningList,
  chosen: ReadonlyRelays,
): { dispose(): void } {
  return list.onDidChange(() => {
    const kept = list.all().flatMap(({ kind, label, through, relay }) => {
      const args = relay && chosen.get(relay)?.args;
      return KEPT_KINDS.some((each) => each === kind)
        ? [{ kind, label, through, ...(relay && { port: relay.port }), ...(args && { args }) }]
        : [];
    });
    void memento.update(EARLIER_KEY, kept.length === 0 ? undefined : kept);
  });
}

/** Says once what ran when this window was reloaded, closed or its extensions crashed, and offers to run it again. */
export async function tellOfEarlier({
  memento,
  environment,
}: {
  readonly memento: vscode.Memento;
  readonly environment: Pick<vscode.EnvironmentVariableCollection, 'clear'>;
}): Promise<void> {
  const read = earlierRunning().safeParse(memento.get(EARLIER_KEY));
  if (memento.get(EARLIER_KEY) === undefined) {
    return;
  }
  await memento.update(EARLIER_KEY, undefined);
  if (!read.success || read.data.length === 0) {
    return;
  }
  const earlier = read.data;
  // the window keeps for new terminals what an extension host that crashed had given it
  environment.clear();
  const left = vscode.window.terminals.filter((terminal) => pointsTo(terminal, earlier));
  const again = l10n.t('Run again');
  const close = left.length === 1 ? l10n.t('Close the terminal') : l10n.t('Close the terminals');
  const names = earlier.map(({ label, through }) => `${label} (${through})`).join(', ');
  const sentence =
    left.length === 0
      ? l10n.t('When this window ended, it ran with a proxy, and runs no more: {0}.', names)
      : l10n.t(
          'When this window ended, it ran with a proxy, and runs no more: {0}. What you type in the terminal {1} finds no relay.',
          names,
          left.map(({ name }) => `"${name}"`).join(', '),
        );
  const answer = await vscode.window.showWarningMessage(
    linkSafe(sentence),
    again,
    ...(left.length === 0 ? [] : [close]),
  );
  if (answer !== undefined) {
    for (const terminal of left) {
      terminal.dispose();
    }
  }
  await (answer === again ? runAgain(earlier) : undefined);
}

/** A terminal outlives a crash of the extensions, with an environment that names a port which is gone. */
function pointsTo({ creationOptions }: vscode.Terminal, earlier: readonly Earlier[]): boolean {
  const values = 'env' in creationOptions ? Object.values(creationOptions.env ?? {}) : [];
  return earlier.some(
    ({ port }) => port !== undefined && values.some((value) => value?.includes(`127.0.0.1:${port}`) === true),
  );
}

async function runAgain(earlier: readonly Earlier[]): Promise<void> {
  for (const { kind, args } of earlier) {
    const [command, usual] = COMMANDS[kind] ?? [];
    if (command !== undefined) {
      await vscode.commands.executeCommand(`egress.${command}`, { ...toInvocation([args]).args, ...usual });
    }
  }
}
