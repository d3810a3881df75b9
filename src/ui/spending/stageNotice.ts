import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Stage } from '../../spending/door.js';

/** What is over sooner than this is not worth a notification that comes and goes. */
const PATIENCE_MS = 400;

/** One notification, from the moment it is wanted: VS Code shows it only a little later. */
interface Opened {
  readonly isCancellable: boolean;
  message: string;
  progress?: vscode.Progress<{ message: string }>;
  close: () => void;
}

/** The notification that says what a spending action is busy with; it can cancel for as long as nothing was sent. */
export class StageNotice implements vscode.Disposable {
  readonly #abort = new AbortController();
  readonly signal = this.#abort.signal;
  #opened: Opened | undefined;

  constructor(private readonly title: string) {}

  show(stage: Stage): void {
    const isCancellable = stage !== 'sending' && stage !== 'checking';
    const message = stageText(stage);
    if (this.#opened?.isCancellable !== isCancellable) {
      this.dispose();
      this.#opened = this.#open(isCancellable, message);
    }
    this.#opened.message = message;
    this.#opened.progress?.report({ message });
  }

  /** Takes it away, while the person is asked and at the end. */
  dispose(): void {
    this.#opened?.close();
    this.#opened = undefined;
  }

  #open(isCancellable: boolean, message: string): Opened {
    const opened: Opened = { isCancellable, message, close: () => undefined };
    const closed = new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.#show(opened, closed);
      }, PATIENCE_MS);
      opened.close = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return opened;
  }

  #show(opened: Opened, closed: Promise<void>): void {
    const { isCancellable } = opened;
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: this.title, cancellable: isCancellable },
      (progress, token) => {
        token.onCancellationRequested(() => {
          this.#abort.abort();
        });
        opened.progress = progress;
        progress.report({ message: opened.message });
        return closed;
      },
    );
  }
}

function stageText(stage: Stage): string {
  switch (stage) {
    case 'quoting':
      return l10n.t('Reading the price');
    case 'waiting':
      return l10n.t('Waiting for another window');
    case 'looking':
      return l10n.t('Looking at your account');
    case 'sending':
      return l10n.t('Sending; cannot be cancelled from here on');
    case 'checking':
      return l10n.t('Checking what your lists show');
  }
}
