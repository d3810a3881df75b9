import * as vscode from 'vscode';
import type { Envelope } from '../../src/protocol/messages.js';

/** Stands in for the editor's webview panels: the test says what a page would say, and hears what it would be told. */
export class FakePanels {
  readonly opened: FakePanel[] = [];
  readonly #createWebviewPanel = vscode.window.createWebviewPanel;

  constructor() {
    Object.assign(vscode.window, {
      createWebviewPanel: () => {
        const panel = new FakePanel();
        this.opened.push(panel);
        return panel;
      },
    });
  }

  /** The latest one. */
  get last(): FakePanel {
    const panel = this.opened.at(-1);
    if (!panel) {
      throw new Error('no panel was opened');
    }
    return panel;
  }

  restore(): void {
    Object.assign(vscode.window, { createWebviewPanel: this.#createWebviewPanel });
    for (const panel of this.opened) {
      panel.dispose();
    }
  }
}

/** One panel, whose page is in the test's hand. */
export class FakePanel {
  visible = true;
  isOpen = true;
  reveals = 0;
  readonly told: Envelope[] = [];
  readonly #received = new Calls<unknown>();
  readonly #viewState = new Calls<undefined>();
  readonly #disposed = new Calls<undefined>();

  readonly webview = {
    html: '',
    options: {},
    cspSource: 'fake:',
    asWebviewUri: (uri: vscode.Uri) => uri,
    postMessage: (envelope: Envelope) => {
      this.told.push(envelope);
      return Promise.resolve(true);
    },
    onDidReceiveMessage: this.#received.listen,
  };

  readonly onDidChangeViewState = this.#viewState.listen;
  readonly onDidDispose = this.#disposed.listen;

  says(name: string, said: unknown): void {
    this.#received.tell({ name, said });
  }

  /** Says what is no message, too. */
  posts(message: unknown): void {
    this.#received.tell(message);
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.#viewState.tell(undefined);
  }

  reveal(): void {
    this.reveals += 1;
    this.show(true);
  }

  dispose(): void {
    if (this.isOpen) {
      this.isOpen = false;
      this.visible = false;
      this.#disposed.tell(undefined);
    }
  }
}

class Calls<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly listen = (listener: (value: T) => void): vscode.Disposable => {
    this.#listeners.add(listener);
    return new vscode.Disposable(() => {
      this.#listeners.delete(listener);
    });
  };

  tell(value: T): void {
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }
}
