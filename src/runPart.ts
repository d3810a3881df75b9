import type * as vscode from 'vscode';
import type { CommandContext, RunHandlers } from './ui/commands/context.js';
import { chosenProxies } from './ui/running/chosenProxies.js';
import type { RunPorts, RunTools } from './ui/running/context.js';
import { EndNotices } from './ui/running/endNotices.js';
import { openRelay } from './ui/running/openRelay.js';
import { RunningList } from './ui/running/running.js';
import { runHandlers } from './ui/running/runHandlers.js';
import { RunningTree } from './ui/running/runningTree.js';

/** The part of the extension that runs programs through proxies, loaded by the first of its commands. */
export class ProxyRuns {
  readonly handlers: RunHandlers;
  readonly tree: RunningTree;
  readonly running = new RunningList();

  readonly #notices = new EndNotices();

  constructor(context: CommandContext, ports: RunPorts) {
    const tools: RunTools = {
      running: this.running,
      ports,
      choose: (invocation) => chosenProxies(invocation, context),
      openRelay: (chosen, options = {}) =>
        openRelay(chosen, options, context, { running: this.running, notices: this.#notices }),
    };
    this.handlers = runHandlers(tools);
    this.tree = new RunningTree(this.running);
  }

  /** Puts the proxy of a launch configuration's `egress` into its environment; undefined where it is not to start. */
  resolveDebug(configuration: vscode.DebugConfiguration): Promise<vscode.DebugConfiguration | undefined> {
    return Promise.resolve(configuration);
  }

  /** A task of the type `egress`, ready to run through its proxy. */
  resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
    return Promise.resolve(task);
  }

  dispose(): void {
    this.#notices.dispose();
    this.tree.dispose();
    for (const each of this.running.all()) {
      void each.stop();
    }
  }
}
