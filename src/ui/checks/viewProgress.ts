import * as vscode from 'vscode';
import type { CheckRuns } from './runs.js';

/** Shows on the Checks view that this window works, as long as it does. */
export class ViewProgress implements vscode.Disposable {
  readonly #listening: { dispose(): void };
  #end: (() => void) | undefined;

  constructor(private readonly runs: Pick<CheckRuns, 'all' | 'onDidChange'>) {
    this.#listening = runs.onDidChange(() => {
      void this.#look();
    });
  }

  dispose(): void {
    this.#listening.dispose();
    this.#end?.();
  }

  async #look(): Promise<void> {
    const all = await this.runs.all();
    const isWorking = all.some(({ progress, isElsewhere }) => progress.state === 'running' && !isElsewhere);
    if (isWorking && !this.#end) {
      const ended = new Promise<void>((resolve) => {
        this.#end = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: 'egress.checks' } }, () => ended);
    } else if (!isWorking) {
      this.#end?.();
      this.#end = undefined;
    }
  }
}
