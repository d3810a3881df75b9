import * as vscode from 'vscode';
import * as l10n from '@vscode/l10n';
import { linkSafe } from '../../core/plainText.js';
import type { NextStep } from '../commands/context.js';

/** What ends by one cause ends within so long. */
const GATHERED_FOR_MS = 300;

interface Ended {
  readonly names: Set<string>;
  readonly step: NextStep;
}

/** Says what was ended for whoever did not end it: one sentence for all that one cause ended. */
export class EndNotices implements vscode.Disposable {
  readonly #ended = new Map<string, Ended>();
  #timer: NodeJS.Timeout | undefined;

  /** `why` is the second half of a sentence. */
  tell(names: readonly string[], why: string, step: NextStep): void {
    const ended = this.#ended.get(why) ?? { names: new Set(), step };
    for (const name of names) {
      ended.names.add(name);
    }
    this.#ended.set(why, ended);
    this.#timer ??= setTimeout(() => {
      this.#show();
    }, GATHERED_FOR_MS);
  }

  #show(): void {
    this.#timer = undefined;
    for (const [why, { names, step }] of this.#ended) {
      void tellWithStep(l10n.t('Stopped: {0}. Why: {1}.', [...names].join(', '), why), step);
    }
    this.#ended.clear();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

/** A warning with one button; texts of any origin may stand in it. */
export async function tellWithStep(sentence: string, step: NextStep): Promise<void> {
  const answer = await vscode.window.showWarningMessage(linkSafe(sentence), step.label);
  await (answer === step.label ? step.run() : undefined);
}
