import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../commands/context.js';
import type { RunTools } from './context.js';
import type { Running, RunningList } from './running.js';
import { tellOfDeadTerminals } from './terminalEnds.js';
import type { GivenToTerminals } from './terminalEnvironment.js';

/** What all new terminals of this workspace go out through, if anything. */
export function workspaceMark(running: RunningList): Running | undefined {
  return running.all().find(({ kind }) => kind === 'workspaceTerminals');
}

interface MarkTools extends Pick<RunTools, 'running'> {
  readonly ports: {
    readonly environment: Pick<
      vscode.EnvironmentVariableCollection,
      'persistent' | 'description' | 'replace' | 'clear'
    >;
  };
}

/** Has every terminal that is opened from now on go out through the proxies, until it is stopped or the window goes. */
export function markWorkspace(
  { environment, relay, common }: GivenToTerminals,
  { running, ports: { environment: marks } }: MarkTools,
): Running {
  // before anything goes in: VS Code writes down what persists
  marks.persistent = false;
  marks.description = l10n.t('Terminals go out through {0}.', common.through);
  for (const [name, value] of Object.entries(environment)) {
    // again after the files of the shell, which may name a proxy of their own
    marks.replace(name, value, { applyAtProcessCreation: true, applyAtShellIntegration: true });
  }
  const marked = new Set<vscode.Terminal>();
  const listeners = vscode.Disposable.from(
    vscode.window.onDidOpenTerminal((terminal) => marked.add(terminal)),
    vscode.window.onDidCloseTerminal((terminal) => marked.delete(terminal)),
  );
  const id = running.newId();
  const started: Running = {
    ...common,
    id,
    kind: 'workspaceTerminals',
    label: l10n.t('All new terminals'),
    relay,
    stop: async () => {
      marks.clear();
      listeners.dispose();
      running.remove(id);
      await relay?.close();
      if (marked.size > 0) {
        tellOfDeadTerminals(
          relay
            ? l10n.t('New terminals go direct again. Those opened in the meantime reach nothing now.')
            : l10n.t('New terminals go direct again. Those opened in the meantime keep the credentials.'),
          [...marked],
        );
      }
    },
  };
  running.put(started);
  return started;
}

/**
 * VS Code puts what stands for all terminals over a terminal's own environment.
 *
 * @throws Refusal where all new terminals go out through a proxy
 */
export function refuseBesideMark(running: RunningList): void {
  const mark = workspaceMark(running);
  if (mark) {
    throw new Refusal(l10n.t('All new terminals of this workspace go out through {0}.', mark.through), {
      label: l10n.t('Stop that'),
      run: () => mark.stop(),
    });
  }
}
