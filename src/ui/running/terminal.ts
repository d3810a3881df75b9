import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Handler, Refusal } from '../commands/context.js';
import type { RunTools } from './context.js';
import { tellWhenRemoved } from './terminalEnds.js';
import { givenToTerminals } from './terminalEnvironment.js';
import { openTerminal } from './terminalOpening.js';
import { terminalWay } from './terminalWays.js';
import { markWorkspace, refuseBesideMark, workspaceMark } from './terminalWorkspace.js';

/**
 * Opens a terminal that goes out through proxies, or has all new ones do so. Resolves to the id of what runs, and the
 * port of its relay where it has one.
 */
export function runWithProxy(tools: RunTools): Handler {
  const { running } = tools;
  return async (invocation, { accounts }) => {
    if (!vscode.workspace.isTrusted) {
      throw new Refusal(l10n.t('Programs go through proxies in workspaces alone that you trust.'), {
        label: l10n.t('Manage trust'),
        run: () => vscode.commands.executeCommand('workbench.trust.manage'),
      });
    }
    const chosen = await tools.choose(invocation);
    const way = chosen && (await terminalWay(invocation.args, chosen));
    if (!chosen || !way) {
      return undefined;
    }
    if (way.place === 'terminal') {
      refuseBesideMark(running);
    } else {
      await workspaceMark(running)?.stop();
    }
    const given = await givenToTerminals(chosen, way, invocation.args, tools);
    const started = (way.place === 'terminal' ? openTerminal : markWorkspace)(given, tools);
    if (!given.relay) {
      tellWhenRemoved(started, accounts, running);
    }
    return { running: started.id, ...(given.relay && { port: given.relay.port }) };
  };
}
