import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { linkSafe } from '../../core/plainText.js';
import type { NextStep } from '../commands/context.js';

/** What ends by one cause ends within so long, and an account that goes has gone whole: its key goes first. */
const GATHERED_FOR_MS = 300;

export interface EndCause {
  /** The second half of a sentence. */
  readonly why: string;
  readonly step: NextStep;
}

interface Ended {
  readonly names: readonly string[];
  readonly cause: () => EndCause;
}

/** Says what was ended for whoever did not end it: one sentence for all that one cause ended. */
export class EndNotices implements vscode.Disposable {
  #ended: Ended[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** `cause` is asked for when it is told. */
  tell(names: readonly string[], cause: () => EndCause): void {
    this.#ended.push({ names, cause });
    this.#timer ??= setTimeout(() => {
      this.#show();
    }, GATHERED_FOR_MS);
  }

  #show(): void {
    this.#timer = undefined;
    const causes = new Map<string, { readonly names: Set<string>; readonly step: NextStep }>();
    for (const { names, cause } of this.#ended) {
      const { why, step } = cause();
      const known = causes.get(why);
      causes.set(why, { step, names: new Set([...(known?.names ?? []), ...names]) });
    }
    this.#ended = [];
    for (const [why, { names, step }] of causes) {
      void tellWithStep(l10n.t('Stopped: {0}. Why: {1}.', [...names].join(', '), why), step);
    }
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
