import * as vscode from 'vscode';
import type { Money } from '../../core/money.js';
import type { Running } from './running.js';

/** Something that runs, with what was sent through it in money where that is known. */
export interface RunningCost {
  readonly running: Running;
  readonly cost: Money | undefined;
}

/** What runs through proxies, for the other parts; empty until the part that runs them is loaded. */
export class RunningNow implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #all: () => readonly RunningCost[] = () => [];

  all(): readonly RunningCost[] {
    return this.#all();
  }

  /** From now on `all` is what this says. */
  fill(all: () => readonly RunningCost[]): void {
    this.#all = all;
  }

  tell(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
