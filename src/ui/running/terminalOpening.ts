import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RunTools } from './context.js';
import type { Running } from './running.js';
import { tellOfDeadTerminals } from './terminalEnds.js';
import type { GivenToTerminals } from './terminalEnvironment.js';
import { openingText } from './terminalText.js';

/** Opens a terminal that goes out through the proxies; to close it ends its relay. */
export function openTerminal(
  { environment, relay, common }: GivenToTerminals,
  { running }: RunTools,
): Running {
  const { through } = common;
  const name = l10n.t('Through {0}', through);
  const terminal = vscode.window.createTerminal({
    name,
    env: environment,
    // a window that is loaded again would bring it back with the address of a relay that is gone
    isTransient: true,
    iconPath: new vscode.ThemeIcon('globe'),
    message: openingText(through, relay !== undefined),
  });
  const id = running.newId();
  const end = async () => {
    closing.dispose();
    running.remove(id);
    await relay?.close();
  };
  const closing = vscode.window.onDidCloseTerminal((closed) => {
    if (closed === terminal) {
      void end();
    }
  });
  const started: Running = {
    ...common,
    id,
    kind: 'terminal',
    label: name,
    relay,
    stop: async () => {
      await end();
      if (relay) {
        tellOfDeadTerminals(l10n.t('Programs in the terminal "{0}" reach nothing now.', name), [terminal]);
      } else {
        terminal.dispose();
      }
    },
  };
  running.put(started);
  terminal.show();
  return started;
}
