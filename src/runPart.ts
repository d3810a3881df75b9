import * as vscode from 'vscode';
import type { CommandContext, RunHandlers } from './ui/commands/context.js';
import { chosenProxies } from './ui/running/chosenProxies.js';
import type { ChosenProxies, RunPorts, RunTools } from './ui/running/context.js';
import { DebugRuns } from './ui/running/debugRuns.js';
import { keepForLater, tellOfEarlier } from './ui/running/earlier.js';
import { EndNotices } from './ui/running/endNotices.js';
import { openRelay } from './ui/running/openRelay.js';
import { RelayCosts } from './ui/running/relayCosts.js';
import { RunningList } from './ui/running/running.js';
import { showInStatusBar } from './ui/running/runningStatus.js';
import { runHandlers } from './ui/running/runHandlers.js';
import { RunningTree } from './ui/running/runningTree.js';
import { TaskRuns } from './ui/running/taskRuns.js';
import type { Relay } from './relay/relay.js';

/** The part of the extension that runs programs through proxies, loaded by the first of its commands. */
export class ProxyRuns {
  readonly handlers: RunHandlers;
  readonly tree: RunningTree;
  readonly running = new RunningList();
  readonly #debug: DebugRuns;
  readonly #tasks: TaskRuns;
  readonly #signs: readonly { dispose(): void }[];

  constructor(context: CommandContext, ports: RunPorts) {
    const notices = new EndNotices();
    const chosen = new WeakMap<Relay, ChosenProxies>();
    const costs = new RelayCosts(context, chosen);
    const tell = () => {
      context.running.tell();
    };
    const tools: RunTools = {
      running: this.running,
      ports,
      choose: (invocation) => chosenProxies(invocation, context),
      openRelay: async (proxies, options = {}) => {
        const relay = await openRelay(proxies, options, context, { running: this.running, notices });
        chosen.set(relay, proxies);
        relay.onDidChange(tell);
        return relay;
      },
    };
    this.handlers = runHandlers(tools);
    this.#debug = new DebugRuns(context, tools);
    this.#tasks = new TaskRuns(context, tools);
    this.tree = new RunningTree(this.running, costs);
    context.running.fill(() =>
      this.running.all().map((running) => ({ running, cost: costs.costOf(running.relay) })),
    );
    void tellOfEarlier(ports);
    this.#signs = [
      this.running.onDidChange(tell),
      this.running.onDidChange(() => {
        showWhetherSomeRun(this.running);
      }),
      keepForLater(ports.memento, this.running, chosen),
      showInStatusBar(this.running),
      notices,
      this.tree,
      this.#debug,
      this.#tasks,
    ];
  }

  /** Puts the proxy of a launch configuration's `egress` into it; undefined where it is not to start. */
  resolveDebug(
    folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration,
    token?: vscode.CancellationToken,
  ): Promise<vscode.DebugConfiguration | undefined> {
    return this.#debug.resolve(folder, configuration, token);
  }

  /** A task of the type `egress` that goes through its proxy whenever it is run. */
  resolveTask(task: vscode.Task): vscode.Task {
    return this.#tasks.resolve(task);
  }

  /** Ends all that runs. What ran is not forgotten by it: the next window tells of it. */
  dispose(): void {
    for (const sign of this.#signs) {
      sign.dispose();
    }
    for (const each of this.running.all()) {
      void each.stop();
    }
  }
}

function showWhetherSomeRun(list: RunningList): void {
  void vscode.commands.executeCommand('setContext', 'egress.hasRunning', list.all().length > 0);
}
