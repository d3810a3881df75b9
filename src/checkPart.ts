import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { RunFiles } from './check/runs/runFiles.js';
import { checkHandlers } from './ui/checks/checkHandlers.js';
import { CheckMemory } from './ui/checks/checkMemory.js';
import { ChecksTree } from './ui/checks/checksTree.js';
import type { CheckContext, CheckPorts, CheckTools } from './ui/checks/context.js';
import { checkDropped } from './ui/checks/droppedLists.js';
import { exportRun } from './ui/checks/exportCheckRun.js';
import { KeptRuns } from './ui/checks/keptRuns.js';
import { lastChecksOf } from './ui/checks/lastChecksOf.js';
import { ResultsPanels } from './ui/checks/resultsPanels.js';
import { resumeRemote } from './ui/checks/startRemote.js';
import { ViewProgress } from './ui/checks/viewProgress.js';
import { tellProblem } from './ui/commands/run.js';
import type { CheckRuns } from './ui/checks/runs.js';
import type { CheckHandlers, CommandContext } from './ui/commands/context.js';
import type { LookedUp } from './ui/lookUps/lookedUp.js';
import { LookUpPanels } from './ui/lookUps/lookUpPanels.js';

const ID_BYTES = 8;

/** The part of the extension that finds out whether proxies work, loaded when it is first looked at or used. */
export class Checks {
  readonly tree: ChecksTree;
  readonly handlers: CheckHandlers;
  readonly runs: CheckRuns;
  readonly #context: CheckContext;
  readonly #kept: KeptRuns;
  readonly #panels: ResultsPanels;
  readonly #progress: ViewProgress;
  readonly #lookUps: LookUpPanels;

  constructor(context: CommandContext, { folder, extensionUri, memento }: CheckPorts) {
    this.#kept = new KeptRuns({
      files: new RunFiles(join(folder, 'runs'), (aside) => {
        context.log.warn(`A check could not be read; it was moved to ${aside}`);
      }),
      now: Date.now,
      newId: () => randomBytes(ID_BYTES).toString('hex'),
      process: process.pid,
      isAlive,
      onDidEnd: (run) => {
        context.lastChecks.learn(lastChecksOf(run)).catch((error: unknown) => {
          context.log.warn(`The last checks could not be kept: ${String(error)}`);
        });
      },
      onUnwritten: (error) => {
        context.log.error(`A check could not be kept: ${String(error)}`);
      },
    });
    this.runs = this.#kept;
    const tools: CheckTools = {
      runs: this.#kept,
      choices: new CheckMemory(memento),
      openResults: (run) => {
        this.#panels.open(run);
      },
    };
    this.#context = { ...context, ...tools };
    this.#panels = new ResultsPanels({
      runs: this.#kept,
      extensionUri,
      context: this.#context,
      exportRun: (run, format, rows) =>
        exportRun(
          run,
          format,
          rows ?? Array.from({ length: run.list.count }, (_, row) => row),
          this.#context,
        ),
    });
    this.#lookUps = new LookUpPanels(extensionUri, context);
    this.tree = new ChecksTree(this.#kept);
    this.#progress = new ViewProgress(this.#kept);
    this.handlers = checkHandlers(tools);
    void this.#resumeRemote();
  }

  /** Checks the lists that were dropped on the view. */
  async drop(dropped: vscode.DataTransfer): Promise<void> {
    await checkDropped(dropped, this.#context).catch((error: unknown) => {
      tellProblem('checkProxies', error, this.#context);
    });
  }

  /** Shows the results in a panel that the window had before it was reloaded. */
  restorePanel(panel: vscode.WebviewPanel, state: unknown): void {
    this.#panels.restore(panel, state);
  }

  /** Shows what an account answered about an address. */
  showLookUp(answered: LookedUp): void {
    this.#lookUps.show(answered);
  }

  /** Goes on with what providers were checking when the window before this one went. */
  async #resumeRemote(): Promise<void> {
    const open = await this.#context.openAccounts.all();
    await this.#kept.resumeRemote(({ info: { checkedBy }, list }) => {
      const account =
        checkedBy.kind === 'remote' ? open.find((each) => each.account.id === checkedBy.account) : undefined;
      return checkedBy.kind === 'remote' && account?.kind === 'ready' && checkedBy.jobs.length > 0
        ? resumeRemote(account, list, checkedBy.jobs, this.#context)
        : undefined;
    });
  }

  dispose(): void {
    this.tree.dispose();
    this.#progress.dispose();
    this.#panels.dispose();
    this.#lookUps.dispose();
    this.#kept.dispose();
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
