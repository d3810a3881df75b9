import * as vscode from 'vscode';
import { documentHome } from '../editor/documentHome.js';

/** What somebody wants to do about the texts that are open. */
export interface DocumentWatch {
  /** The text is new, or has changed and nobody typed for a moment. The signal aborts with the next change. */
  look(document: vscode.TextDocument, signal: AbortSignal): unknown;
  /** At once with every change, for who keeps what was found by line. */
  edited?(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void;
  /** It was closed, or has another language now. */
  forget(document: vscode.TextDocument): void;
}

const TYPING_PAUSE_MS = 150;

/** Watches the texts that are open until disposed, each by itself. */
export class WatchedDocuments {
  readonly #watch: DocumentWatch;
  readonly #underWay = new Map<vscode.TextDocument, AbortController>();
  readonly #listeners: vscode.Disposable;

  constructor(watch: DocumentWatch) {
    this.#watch = watch;
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#lookSoon(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isWatched(document)) {
          this.#watch.edited?.(document, contentChanges);
          this.#lookSoon(document);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#stop(document);
        this.#watch.forget(document);
      }),
    );
    this.lookAgain();
  }

  /** Looks at all of them anew: a setting has changed. */
  lookAgain(): void {
    for (const document of watchedDocuments()) {
      this.#lookSoon(document);
    }
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const document of [...this.#underWay.keys()]) {
      this.#stop(document);
    }
  }

  #lookSoon(document: vscode.TextDocument): void {
    if (!isWatched(document)) {
      return;
    }
    this.#stop(document);
    const abort = new AbortController();
    this.#underWay.set(document, abort);
    const timer = setTimeout(() => {
      void this.#watch.look(document, abort.signal);
    }, TYPING_PAUSE_MS);
    abort.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  }

  #stop(document: vscode.TextDocument): void {
    this.#underWay.get(document)?.abort();
    this.#underWay.delete(document);
  }
}

/** The open texts that are watched. */
function watchedDocuments(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(isWatched);
}

/** Whether it is a file, will be one, or is a cell of one: not an output channel, or what a diff shows of the past. */
function isWatched(document: vscode.TextDocument): boolean {
  const { scheme } = documentHome(document);
  // the editor's own settings are the person's, and no repository's
  const isFile = scheme !== 'vscode-userdata' && vscode.workspace.fs.isWritableFileSystem(scheme) === true;
  return !document.isClosed && (isFile || scheme === 'untitled');
}
